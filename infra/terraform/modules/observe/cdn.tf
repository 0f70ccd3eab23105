# CloudFront's series are in us-east-1, so its alarms are too, with a topic of their own. An alarm elsewhere would see nothing for ever.

locals {
  cdn = {
    cdn-5xx = { runbook = "cdn-errors", what = "more than 1 % of answers to players are 5xx, for 5 minutes", series = "5xxErrorRate", percent = 1, periods = 5 }
    # why a page: a wave of 403 is a playback key that the CDN does not know
    cdn-4xx = { runbook = "playback-keys", what = "more than 5 % of answers to players are 4xx, for 15 minutes", series = "4xxErrorRate", percent = 5, periods = 15 }
  }
}

resource "aws_cloudwatch_metric_alarm" "cdn" {
  for_each = local.cdn

  region              = "us-east-1"
  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = "infra/docs/runbooks/${each.value.runbook}.md: ${each.value.what}"
  namespace           = "AWS/CloudFront"
  metric_name         = each.value.series
  dimensions          = { DistributionId = var.distribution_id, Region = "Global" }
  statistic           = "Average"
  period              = 60
  evaluation_periods  = each.value.periods
  threshold           = each.value.percent
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.this["cdn-page"].arn]
  ok_actions          = [aws_sns_topic.this["cdn-page"].arn]
  tags                = var.tags
}

resource "aws_cloudwatch_metric_alarm" "cdn_certificate" {
  region              = "us-east-1"
  alarm_name          = "${var.name}-certificate-cdn"
  alarm_description   = "infra/docs/runbooks/certificate.md: the certificate of the CDN ends in less than 30 days"
  namespace           = "AWS/CertificateManager"
  metric_name         = "DaysToExpiry"
  dimensions          = { CertificateArn = var.cdn_certificate_arn }
  statistic           = "Minimum"
  period              = 86400
  evaluation_periods  = 1
  threshold           = 30
  comparison_operator = "LessThanThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.this["cdn-page"].arn]
  ok_actions          = [aws_sns_topic.this["cdn-page"].arn]
  tags                = var.tags
}
