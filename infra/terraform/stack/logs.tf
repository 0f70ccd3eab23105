# why here and not beside the alarms: a service writes its log before anybody watches it
resource "aws_cloudwatch_log_group" "service" {
  for_each = var.images

  name              = "/millrace/${var.environment}/${each.key}"
  retention_in_days = 30
  kms_key_id        = module.keys.logs_key_arn
  tags              = local.tags
}
