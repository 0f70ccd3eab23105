# Who hears of alarms. An alarm calls topics of its own region alone, and CloudFront's series are in us-east-1.

locals {
  levels = {
    page     = { region = var.region, key = "home", emails = var.page_emails }
    ticket   = { region = var.region, key = "home", emails = var.ticket_emails }
    cdn-page = { region = "us-east-1", key = "cdn", emails = var.page_emails }
  }
  key_regions = { home = var.region, cdn = "us-east-1" }

  # why a key of ours: nobody can let CloudWatch into the one that AWS manages, and its alarms then reach nobody, without a word
  callers = ["cloudwatch.amazonaws.com", "events.amazonaws.com", "events.rds.amazonaws.com"]

  # why apart: EventBridge does not say for which account it calls, so a condition on it refuses every event, without a word
  silent_callers = ["events.amazonaws.com"]

  subscriptions = merge([for level, topic in local.levels : {
    for email in topic.emails : "${level} ${email}" => { level = level, email = email }
  }]...)
}

resource "aws_kms_key" "topics" {
  for_each = local.key_regions

  region                  = each.value
  description             = "${var.name}: topics of alarms, ${each.key}"
  enable_key_rotation     = true
  deletion_window_in_days = 30
  tags                    = merge(var.tags, { Name = "${var.name}-topics-${each.key}" })

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "Admins"
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::${var.account_id}:root" }
        Action    = "kms:*"
        Resource  = "*"
      },
      {
        Sid       = "Callers"
        Effect    = "Allow"
        Principal = { Service = local.callers }
        Action    = ["kms:Decrypt", "kms:GenerateDataKey*"]
        Resource  = "*"
      },
    ]
  })
}

resource "aws_sns_topic" "this" {
  for_each = local.levels

  region            = each.value.region
  name              = "${var.name}-${each.key}"
  kms_master_key_id = aws_kms_key.topics[each.value.key].arn
  tags              = merge(var.tags, { Name = "${var.name}-${each.key}" })
}

resource "aws_sns_topic_policy" "this" {
  for_each = local.levels

  region = each.value.region
  arn    = aws_sns_topic.this[each.key].arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "Callers"
        Effect    = "Allow"
        Principal = { Service = setsubtract(local.callers, local.silent_callers) }
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.this[each.key].arn
        Condition = { StringEquals = { "aws:SourceAccount" = var.account_id } }
      },
      {
        Sid       = "SilentCallers"
        Effect    = "Allow"
        Principal = { Service = local.silent_callers }
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.this[each.key].arn
      },
      {
        Sid       = "TlsOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.this[each.key].arn
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
    ]
  })
}

resource "aws_sns_topic_subscription" "email" {
  for_each = local.subscriptions

  region    = local.levels[each.value.level].region
  topic_arn = aws_sns_topic.this[each.value.level].arn
  protocol  = "email"
  endpoint  = each.value.email
}
