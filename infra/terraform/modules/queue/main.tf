locals {
  queues = { jobs = "${var.name}-transcode-jobs", dead_letters = "${var.name}-transcode-jobs-dlq" }
}

resource "aws_sqs_queue" "this" {
  for_each = local.queues

  name = each.value
  # why the most for both: a message keeps its age when it becomes a dead letter, so a shorter life there would be none at all
  message_retention_seconds  = 1209600
  visibility_timeout_seconds = 60 # millrace.intake.visibility
  # why SQS's own key: a message has nothing but ids and sizes, and a key of ours is a call of KMS for each worker's poll
  sqs_managed_sse_enabled = true
  tags                    = merge(var.tags, { Name = each.value })
}

resource "aws_sqs_queue_redrive_policy" "jobs" {
  queue_url = aws_sqs_queue.this["jobs"].url
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.this["dead_letters"].arn
    maxReceiveCount     = var.max_receives
  })
}

resource "aws_sqs_queue_redrive_allow_policy" "dead_letters" {
  queue_url = aws_sqs_queue.this["dead_letters"].url
  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.this["jobs"].arn]
  })
}

# why nobody is allowed here: the roles of this account say who sends and receives, and nobody else may
resource "aws_sqs_queue_policy" "this" {
  for_each = aws_sqs_queue.this

  queue_url = each.value.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "TlsOnly"
      Effect    = "Deny"
      Principal = "*"
      Action    = "sqs:*"
      Resource  = each.value.arn
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}
