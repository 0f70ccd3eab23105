# Who may do what: the calls that the code makes, and no other. A role that reads S3 lists it too, since S3 says 403 for what is
# absent to those who may not list, and 403 is never absence (ADR 40).

locals {
  objects = {
    sources  = "${module.media.arn}/videos/*/source.*"
    playback = "${module.media.arn}/videos/*/hls/*"
    reports  = "${module.media.arn}/videos/*/reports/*"
    all      = "${module.media.arn}/videos/*"
  }

  send_series = {
    Effect   = "Allow"
    Action   = "cloudwatch:PutMetricData"
    Resource = "*" # why: the action knows no resource; the namespace is its bound
    Condition = {
      StringEquals = { "cloudwatch:namespace" = local.metrics_namespace }
    }
  }

  list_videos = {
    Effect    = "Allow"
    Action    = "s3:ListBucket"
    Resource  = module.media.arn
    Condition = { StringLike = { "s3:prefix" = "videos/*" } }
  }

  # why Decrypt for those who only write: S3 reads the parts of a multipart upload when it completes it
  encrypted_objects = {
    Effect   = "Allow"
    Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
    Resource = module.keys.data_key_arn
    Condition = {
      StringEquals = { "kms:ViaService" = "s3.${var.region}.amazonaws.com" }
    }
  }

  statements = {
    api-gateway = [local.send_series]

    upload-service = [
      local.send_series, local.list_videos, local.encrypted_objects,
      {
        Effect = "Allow"
        Action = [
          "s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:PutObject", "s3:PutObjectTagging",
        ]
        Resource = local.objects.sources
      },
      { Effect = "Allow", Action = "s3:ListBucketMultipartUploads", Resource = module.media.arn },
      { Effect = "Allow", Action = ["sqs:GetQueueUrl", "sqs:SendMessage"], Resource = module.queue.arns.jobs },
    ]

    video-service = [
      local.send_series, local.list_videos, local.encrypted_objects,
      { Effect = "Allow", Action = ["s3:DeleteObject", "s3:GetObject"], Resource = local.objects.all },
      { Effect = "Allow", Action = "s3:PutObject", Resource = local.objects.playback },
      { Effect = "Allow", Action = ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage"], Resource = module.queue.arns.jobs },
      {
        Effect = "Allow"
        Action = [
          "sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:ReceiveMessage", "sqs:SendMessage",
        ]
        Resource = module.queue.arns.dead_letters
      },
      { Effect = "Allow", Action = "cloudfront:CreateInvalidation", Resource = module.cdn.arn },
    ]

    transcode-worker = [
      local.send_series, local.list_videos, local.encrypted_objects,
      { Effect = "Allow", Action = "s3:GetObject", Resource = [local.objects.sources, local.objects.playback, local.objects.reports] },
      { Effect = "Allow", Action = ["s3:DeleteObject", "s3:PutObject"], Resource = [local.objects.playback, local.objects.reports] },
      {
        Effect   = "Allow"
        Action   = ["sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueUrl", "sqs:ReceiveMessage", "sqs:SendMessage"]
        Resource = module.queue.arns.jobs
      },
      { Effect = "Allow", Action = ["sqs:GetQueueUrl", "sqs:SendMessage"], Resource = module.queue.arns.dead_letters },
      {
        Effect   = "Allow"
        Action   = ["ecs:GetTaskProtection", "ecs:UpdateTaskProtection"]
        Resource = "arn:aws:ecs:${var.region}:${var.account_id}:task/${local.name}/*"
      },
    ]
  }

  policies = { for service, statements in local.statements : service => jsonencode({ Version = "2012-10-17", Statement = statements }) }
}
