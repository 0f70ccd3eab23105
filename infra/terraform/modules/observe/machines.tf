locals {
  machines = { for service, name in var.services : "memory-${service}" => {
    runbook = "memory"
    level   = "ticket"
    what    = "${service} has used more than 85 % of its memory for 15 minutes"
    series = { used = {
      namespace  = "AWS/ECS"
      name       = "MemoryUtilization"
      stat       = "Maximum"
      dimensions = { ClusterName = var.cluster_name, ServiceName = name }
    } }
    threshold = 85
    periods   = 15
  } }

  certificates = { for name, arn in var.certificates : "certificate-${name}" => {
    runbook = "certificate"
    level   = "ticket"
    what    = "the certificate of ${name} ends in less than 30 days"
    series = { days = {
      namespace  = "AWS/CertificateManager"
      name       = "DaysToExpiry"
      stat       = "Minimum"
      dimensions = { CertificateArn = arn }
    } }
    threshold  = 30
    comparison = "LessThanThreshold"
    period     = 86400
  } }
}

# A release that ECS gives up is an event and no series.
resource "aws_cloudwatch_event_rule" "deployment_failed" {
  name        = "${var.name}-deployment-failed"
  description = "infra/docs/runbooks/rollback.md: ECS gave up a release and went back to the one before."
  event_pattern = jsonencode({
    source      = ["aws.ecs"]
    detail-type = ["ECS Deployment State Change"]
    resources   = [{ prefix = "arn:aws:ecs:${var.region}:${var.account_id}:service/${var.cluster_name}/" }]
    detail      = { eventName = ["SERVICE_DEPLOYMENT_FAILED"] }
  })
  tags = var.tags
}

resource "aws_cloudwatch_event_target" "deployment_failed" {
  rule = aws_cloudwatch_event_rule.deployment_failed.name
  arn  = aws_sns_topic.this["page"].arn

  input_transformer {
    input_paths    = { service = "$.resources[0]", reason = "$.detail.reason" }
    input_template = "\"infra/docs/runbooks/rollback.md: the release of <service> failed: <reason>\""
  }
}
