# One page, from top to bottom: what is in alarm, then a video's way: uploads, queue, transcoding, playback, and what goes wrong.

locals {
  own = var.metrics_namespace

  # title, statistic, and series: [name, service, label, further dimensions]
  rows = {
    "1 uploads" = [
      ["Upload sessions", "Sum", [for to in ["initiated", "completed", "failed", "canceled"] : ["upload.session.transitions.count", "upload-service", to, ["to", to]]]],
      ["Bytes of completed uploads", "Sum", [["upload.bytes.completed.count", "upload-service", "bytes", []]]],
      ["Calls by route", "Sum", [for route in ["videos", "uploads", "events"] : ["gateway.requests.count", "api-gateway", route, ["outcome", "SUCCESS", "route", route]]]],
    ]
    "2 queue" = [
      ["Jobs and tasks that wait", "Maximum", [["video.jobs.waiting.value", "video-service", "waiting", []]]],
      ["Oldest waiting job, seconds", "Maximum", [["video.jobs.oldest.seconds.value", "video-service", "oldest", []]]],
      ["Attempts at work", "Sum", [["transcode.jobs.running.value", "transcode-worker", "running", []]]],
    ]
    "3 transcoding" = [
      ["READY in time", "Sum", [for slo in ["MET", "MISSED"] : ["video.ready.latency.count", "video-service", lower(slo), ["slo", slo]]]],
      ["How attempts end", "Sum", [for outcome in local.ended : ["transcode.jobs.ended.count", "transcode-worker", outcome, ["outcome", outcome]]]],
      ["Media seconds made per second", "Average", [["transcode.encode.speed.avg", "transcode-worker", "speed", []]]],
    ]
    "5 errors" = [
      ["Failed videos, by fault", "Sum", [for fault in ["OURS", "SOURCE", "PERSON"] : ["video.failures.count", "video-service", lower(fault), ["fault", fault]]]],
      ["Refusals: a part did not answer", "Sum", [for service in ["api-gateway", "video-service", "upload-service"] : ["refusals.count", service, service, ["code", "UNAVAILABLE"]]]],
      ["Outbox, seconds behind", "Maximum", [for prefix in ["video", "upload"] : ["${prefix}.outbox.lag.seconds.value", "${prefix}-service", prefix, []]]],
    ]
  }

  drawn = flatten([for row, widgets in local.rows : [for column, widget in widgets : {
    type = "metric", x = column * 8, y = 5 + (tonumber(substr(row, 0, 1)) - 1) * 6, width = 8, height = 6
    properties = {
      title   = widget[0]
      region  = var.region
      stat    = widget[1]
      period  = 60
      view    = "timeSeries"
      metrics = [for one in widget[2] : concat([local.own, one[0], "service", one[1]], one[3], [{ label = one[2] }])]
    }
  }]])

  playback = [
    {
      type = "metric", x = 0, y = 23, width = 12, height = 6
      properties = {
        title = "Answers to players that failed, %", region = "us-east-1", stat = "Average", period = 60, view = "timeSeries"
        metrics = [for rate in ["4xxErrorRate", "5xxErrorRate"] :
        ["AWS/CloudFront", rate, "DistributionId", var.distribution_id, "Region", "Global", { label = substr(rate, 0, 3) }]]
      }
    },
    {
      type = "metric", x = 12, y = 23, width = 12, height = 6
      properties = {
        title   = "Bytes to players", region = "us-east-1", stat = "Sum", period = 60, view = "timeSeries"
        metrics = [["AWS/CloudFront", "BytesDownloaded", "DistributionId", var.distribution_id, "Region", "Global", { label = "bytes" }]]
      }
    },
  ]

  head = [
    {
      type = "alarm", x = 0, y = 0, width = 15, height = 5
      properties = {
        title  = "Alarms"
        alarms = concat([for alarm in aws_cloudwatch_composite_alarm.burn : alarm.arn], [for alarm in aws_cloudwatch_metric_alarm.this : alarm.arn], var.alarm_arns)
      }
    },
    # why apart: they are in another region
    {
      type = "alarm", x = 15, y = 0, width = 4, height = 5
      properties = {
        title  = "Alarms of the CDN"
        alarms = concat([for alarm in aws_cloudwatch_metric_alarm.cdn : alarm.arn], [aws_cloudwatch_metric_alarm.cdn_certificate.arn])
      }
    },
    {
      type = "text", x = 19, y = 0, width = 5, height = 5
      properties = {
        markdown = "# ${var.name}\nEach alarm's description begins with its runbook, under `infra/docs/runbooks`. A bad release: `rollback.md`."
      }
    },
  ]
}

resource "aws_cloudwatch_dashboard" "this" {
  dashboard_name = var.name
  dashboard_body = jsonencode({ widgets = concat(local.head, local.drawn, local.playback) })
}
