data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

locals {
  keys = { data = "Objects, secrets, database and backups", logs = "Log groups" }

  by_admins = {
    Sid       = "Admins"
    Effect    = "Allow"
    Principal = { AWS = var.admins }
    Action    = "kms:*"
    Resource  = "*"
  }

  statements = {
    # why: objects are encrypted, and the distribution reads them as a service, without a role. By its ARN: any distribution of
    # any account is this service.
    data = [local.by_admins, {
      Sid       = "Playback"
      Effect    = "Allow"
      Principal = { Service = "cloudfront.amazonaws.com" }
      Action    = "kms:Decrypt"
      Resource  = "*"
      Condition = { StringEquals = { "aws:SourceArn" = var.cdn_arn } }
    }]

    logs = [local.by_admins, {
      Sid       = "LogGroups"
      Effect    = "Allow"
      Principal = { Service = "logs.${data.aws_region.current.region}.amazonaws.com" }
      Action    = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"]
      Resource  = "*"
      Condition = { ArnLike = {
        "kms:EncryptionContext:aws:logs:arn" = "arn:aws:logs:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:log-group:*"
      } }
    }]
  }
}

resource "aws_kms_key" "this" {
  for_each = local.keys

  description             = "${var.name}: ${each.value}"
  enable_key_rotation     = true
  deletion_window_in_days = 30
  tags                    = merge(var.tags, { Name = "${var.name}-${each.key}" })
}

resource "aws_kms_alias" "this" {
  for_each = local.keys

  name          = "alias/${var.name}-${each.key}"
  target_key_id = aws_kms_key.this[each.key].key_id
}

# why a resource of its own: the distribution needs the bucket, the bucket the key, and the key's policy the distribution
resource "aws_kms_key_policy" "data" {
  key_id = aws_kms_key.this["data"].key_id
  policy = jsonencode({ Version = "2012-10-17", Statement = local.statements.data })
}

# why apart: log groups wait for this one, and it for no distribution
resource "aws_kms_key_policy" "logs" {
  key_id = aws_kms_key.this["logs"].key_id
  policy = jsonencode({ Version = "2012-10-17", Statement = local.statements.logs })
}
