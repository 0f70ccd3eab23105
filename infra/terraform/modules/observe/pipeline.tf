# From upload to READY. Series and their meaning: infra/docs/signals.md. why ignore for gauges of the database: what was wrong is not over
# because nobody measures it; silence has an alarm of its own.

locals {
  video  = "video-service"
  worker = "transcode-worker"

  stuck = {
    UPLOADING   = { level = "ticket", seconds = 691200, as = "8 days" }
    UPLOADED    = { level = "page", seconds = 600, as = "10 minutes" }
    TRANSCODING = { level = "page", seconds = 21600, as = "6 hours" }
  }
  ended = ["told", "failed", "lease_lost", "drained", "no_room"]

  pipeline = merge(
    {
      queue-old = {
        runbook   = "queue-old", level = "page", what = "a job has waited for a worker for more than 15 minutes"
        series    = { oldest = { service = local.video, name = "video.jobs.oldest.seconds.value", stat = "Maximum" } }
        threshold = 900, periods = 5, needed = 3, missing = "ignore"
      }

      dead-letters = {
        runbook = "dead-letters", level = "page", what = "jobs were given up"
        series = { letters = {
          namespace  = "AWS/SQS", name = "ApproximateNumberOfMessagesVisible", stat = "Maximum"
          dimensions = { QueueName = var.dead_letters }
        } }
        threshold = 0, missing = "ignore"
      }

      transcode-failures = {
        runbook    = "transcode-failures", level = "page", what = "more than 5 % of what ended in an hour failed by our fault"
        expression = "IF(ready + failed >= 20, 100 * ours / (ready + failed), 0)"
        series = {
          ours   = { service = local.video, name = "video.failures.count", stat = "Sum", only = { fault = "OURS" } }
          ready  = { service = local.video, name = "video.status.transitions.count", stat = "Sum", only = { to = "READY" } }
          failed = { service = local.video, name = "video.status.transitions.count", stat = "Sum", only = { to = "FAILED" } }
        }
        threshold = 5, period = 3600
      }

      ready-latency = {
        runbook    = "slow-ready", level = "page", what = "more than 5 % of videos became READY too late in an hour"
        expression = "IF(met + missed >= 20, 100 * missed / (met + missed), 0)"
        series     = { for id in ["met", "missed"] : id => { service = local.video, name = "video.ready.latency.count", stat = "Sum", only = { slo = upper(id) } } }
        threshold  = 5, period = 3600
      }

      # why not the tasks that ECS misses: a worker that runs and takes nothing is as bad, and none are wanted while nothing waits.
      # why nothing that workers send: where none ever ran there is no such series
      no-capacity = {
        runbook    = "no-capacity", level = "page", what = "jobs wait, and for 15 minutes no worker has had one"
        expression = "IF(waiting > 0 AND claimed == 0, 1, 0)"
        series = {
          waiting = { service = local.video, name = "video.jobs.waiting.value", stat = "Maximum" }
          claimed = { service = local.video, name = "video.jobs.claimed.value", stat = "Maximum" }
        }
        threshold = 0, periods = 15, missing = "ignore"
      }

      slow-encode = {
        runbook   = "slow-encode", level = "ticket", what = "a second of video takes more than three to encode, for 30 minutes"
        series    = { speed = { service = local.worker, name = "transcode.encode.speed.avg", stat = "Average" } }
        threshold = 0.3, comparison = "LessThanThreshold", period = 300, periods = 6
      }

      spot-losses = {
        runbook    = "spot", level = "ticket", what = "more than 20 % of attempts in 6 hours ended because their machine was taken away"
        expression = "IF(${join(" + ", local.ended)} >= 20, 100 * drained / (${join(" + ", local.ended)}), 0)"
        series     = { for id in local.ended : id => { service = local.worker, name = "transcode.jobs.ended.count", stat = "Sum", only = { outcome = id } } }
        threshold  = 20, period = 21600
      }

      webhook-refused = {
        runbook   = "keys", level = "page", what = "services do not accept each other's signatures"
        series    = { refused = { service = local.video, name = "video.webhook.refused.count", stat = "Sum" } }
        threshold = 10, period = 300
      }
    },

    { for status, limit in local.stuck : "stuck-${lower(status)}" => {
      runbook   = "stuck-video", level = limit.level, what = "a video has been ${status} for more than ${limit.as}"
      series    = { oldest = { service = local.video, name = "video.oldest.seconds.value", stat = "Maximum", only = { status = status } } }
      threshold = limit.seconds, periods = 3, missing = "ignore"
    } },

    { for fence in ["no_network", "no_capabilities"] : "confinement-${replace(fence, "_", "-")}" => {
      runbook   = "confinement", level = "page", what = "ffmpeg runs on a machine without the fence ${fence}"
      series    = { fence = { service = local.worker, name = "transcode.fence.value", stat = "Minimum", only = { fence = fence } } }
      threshold = 1, comparison = "LessThanThreshold"
    } },

    { for prefix in ["video", "upload"] : "outbox-${prefix}" => {
      runbook   = "outbox", level = "page", what = "what ${prefix}-service has to say waits for more than a minute"
      series    = { lag = { service = "${prefix}-service", name = "${prefix}.outbox.lag.seconds.value", stat = "Maximum" } }
      threshold = 60, periods = 5, missing = "ignore"
    } },

    { for prefix in ["video", "upload"] : "outbox-dead-${prefix}" => {
      runbook   = "outbox", level = "page", what = "${prefix}-service gave up what it had to say"
      series    = { dead = { service = "${prefix}-service", name = "${prefix}.outbox.messages.count", stat = "Sum", only = { outcome = "dead" } } }
      threshold = 0
    } },

    { for prefix in ["video", "upload"] : "repairs-${prefix}" => {
      runbook   = "repairs", level = "ticket", what = "${prefix}-service repaired more than 10 things in an hour"
      series    = { repairs = { service = "${prefix}-service", name = "${prefix}.recovery.repairs.count", stat = "Sum" } }
      threshold = 10, period = 3600
    } },
  )

  # What each instance sends in every minute. Workers are left out: with nothing to do there are none.
  heard = {
    api-gateway    = { name = "gateway.requests.count", stat = "Sum", only = { outcome = "SUCCESS", route = "videos" } }
    video-service  = { name = "video.outbox.lag.seconds.value", stat = "Maximum", only = {} }
    upload-service = { name = "upload.outbox.lag.seconds.value", stat = "Maximum", only = {} }
  }

  silence = { for service, sign in local.heard : "no-metrics-${service}" => {
    runbook   = "no-metrics", level = "page", what = "nothing was heard of ${service} for 5 minutes"
    series    = { sign = merge({ service = service }, sign) }
    threshold = 0, comparison = "LessThanThreshold", periods = 5, missing = "breaching"
  } }
}
