data "aws_caller_identity" "current" {}

data "aws_region" "current" {}

locals {
  from_here = { ArnLike = { "aws:SourceArn" = "arn:aws:logs:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:*" } }
}

# Access logs of load balancers and CDN, and what the network refused.
resource "aws_s3_bucket" "logs" {
  bucket = "${var.name}-logs"
  tags   = merge(var.tags, { Name = "${var.name}-logs" })
}

# why not our key: load balancers cannot write with one
resource "aws_s3_bucket_server_side_encryption_configuration" "logs" {
  bucket = aws_s3_bucket.logs.bucket

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_versioning" "logs" {
  bucket = aws_s3_bucket.logs.bucket

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_policy" "logs" {
  bucket = aws_s3_bucket.logs.bucket
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      local.tls_only.logs,
      {
        Sid       = "LoadBalancers"
        Effect    = "Allow"
        Principal = { Service = "logdelivery.elasticloadbalancing.amazonaws.com" }
        Action    = "s3:PutObject"
        Resource  = "${aws_s3_bucket.logs.arn}/*/AWSLogs/${data.aws_caller_identity.current.account_id}/*"
      },
      # why us-east-1: CloudFront's logs are delivered from there, wherever the bucket is
      {
        Sid       = "Cdn"
        Effect    = "Allow"
        Principal = { Service = "delivery.logs.amazonaws.com" }
        Action    = "s3:PutObject"
        Resource  = "${aws_s3_bucket.logs.arn}/*"
        Condition = {
          StringEquals = { "s3:x-amz-acl" = "bucket-owner-full-control", "aws:SourceAccount" = data.aws_caller_identity.current.account_id }
          ArnLike      = { "aws:SourceArn" = "arn:aws:logs:us-east-1:${data.aws_caller_identity.current.account_id}:delivery-source:*" }
        }
      },
      # why both: without them AWS writes its own into this policy, and the next plan takes them away
      {
        Sid       = "Network"
        Effect    = "Allow"
        Principal = { Service = "delivery.logs.amazonaws.com" }
        Action    = "s3:PutObject"
        Resource  = "${aws_s3_bucket.logs.arn}/network/AWSLogs/${data.aws_caller_identity.current.account_id}/*"
        Condition = merge({ StringEquals = { "s3:x-amz-acl" = "bucket-owner-full-control", "aws:SourceAccount" = data.aws_caller_identity.current.account_id } }, local.from_here)
      },
      {
        Sid       = "NetworkAcl"
        Effect    = "Allow"
        Principal = { Service = "delivery.logs.amazonaws.com" }
        Action    = "s3:GetBucketAcl"
        Resource  = aws_s3_bucket.logs.arn
        Condition = merge({ StringEquals = { "aws:SourceAccount" = data.aws_caller_identity.current.account_id } }, local.from_here)
      },
    ]
  })
}
