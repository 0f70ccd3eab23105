# why here and not beside the alarms: a service writes its log before anybody watches it
resource "aws_cloudwatch_log_group" "service" {
  for_each = var.images

  name              = "/millrace/${var.environment}/${each.key}"
  retention_in_days = 30
  kms_key_id        = module.keys.logs_key_arn
  tags              = local.tags
}

# Connections that the network refused: a decoder that was broken into and looks for a way out is seen here. why not all: each part of an
# upload and each segment would be a line.
resource "aws_flow_log" "refused" {
  vpc_id                   = module.network.vpc_id
  traffic_type             = "REJECT"
  log_destination_type     = "s3"
  log_destination          = "arn:aws:s3:::${module.media.log_bucket}/network/"
  max_aggregation_interval = 600
  tags                     = merge(local.tags, { Name = "${local.name}-refused" })
}
