# Uploads a video, waits until it is READY, plays it and removes it, again and again, from outside: through DNS, certificate, firewall and CDN,
# as an app does. What it runs is in infra/terraform/canary.

locals {
  source  = "${path.module}/../../canary"
  runtime = trimspace(file("${local.source}/src/runtime"))
  # why the same digest as in pack.js: the provider sends code when the name of its file changes, and never looks into it
  digest = substr(sha256(join("", [for file in sort(fileset("${local.source}/src", "*")) : filesha256("${local.source}/src/${file}")])), 0, 16)
  code   = "${local.source}/build/${local.digest}.zip"

  wait_seconds = 720
}

resource "aws_synthetics_canary" "this" {
  name                     = var.name
  artifact_s3_location     = "s3://${aws_s3_bucket.this.bucket}/${var.name}/"
  execution_role_arn       = aws_iam_role.this.arn
  handler                  = "index.handler"
  zip_file                 = local.code
  runtime_version          = local.runtime
  start_canary             = true
  delete_lambda            = true
  success_retention_period = 7
  failure_retention_period = 31
  tags                     = merge(var.tags, { Name = var.name })

  schedule {
    expression = "rate(${var.every_minutes} minutes)"
  }

  run_config {
    # why: beyond it Lambda ends the run, and the next one has to tidy up
    timeout_in_seconds = 840
    memory_in_mb       = 1024

    environment_variables = {
      API               = var.api
      ISSUER            = var.issuer
      CLIENT_SECRET_ARN = var.client_secret_arn
      WAIT_SECONDS      = local.wait_seconds
    }
  }

  lifecycle {
    precondition {
      condition     = fileexists(local.code)
      error_message = "The canary is not packed, or changed since: node infra/terraform/canary/pack.js"
    }
  }

  # why: the first run needs them
  depends_on = [aws_iam_role_policy.this, aws_s3_bucket_policy.this]
}

# why made here and not by the first run: then it is kept for ever
resource "aws_cloudwatch_log_group" "this" {
  name              = "/aws/lambda/${split(":", aws_synthetics_canary.this.engine_arn)[6]}"
  retention_in_days = 30
  kms_key_id        = var.logs_key_arn
  tags              = var.tags
}

# why two runs: one that fails may have met a release, and nobody is to be woken for that
resource "aws_cloudwatch_metric_alarm" "this" {
  alarm_name          = "${var.name}-canary"
  alarm_description   = "infra/docs/runbooks/canary.md: a video could not be uploaded and played, twice in a row"
  namespace           = "CloudWatchSynthetics"
  metric_name         = "SuccessPercent"
  dimensions          = { CanaryName = aws_synthetics_canary.this.name }
  statistic           = "Minimum"
  period              = var.every_minutes * 60
  evaluation_periods  = 2
  threshold           = 100
  comparison_operator = "LessThanThreshold"
  # why: a canary that does not run sees nothing
  treat_missing_data = "breaching"
  alarm_actions      = [var.topic_arn]
  ok_actions         = [var.topic_arn]
  tags               = var.tags
}
