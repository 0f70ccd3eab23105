# The API's promise: 99.9 % of calls without a 5xx. A page comes when a month's share of failures would be used up in two days (14.4 times
# too fast) or in five (6 times), and only while it still happens; what burns slower is a ticket. https://sre.google/workbook/alerting-on-slos/

locals {
  # by window: seconds, and percent of calls that fail
  burns = {
    "5m"  = { period = 300, percent = 1.44 }
    "1h"  = { period = 3600, percent = 1.44 }
    "30m" = { period = 1800, percent = 0.6 }
    "6h"  = { period = 21600, percent = 0.6 }
  }

  calls = { for id, metric in {
    calls    = "RequestCount"
    services = "HTTPCode_Target_5XX_Count"
    balancer = "HTTPCode_ELB_5XX_Count"
  } : id => { namespace = "AWS/ApplicationELB", name = metric, stat = "Sum", dimensions = { LoadBalancer = var.balancer } } }

  # why FILL: a load balancer says nothing where there was none. why 100: one failure of three calls at night wakes nobody
  share_failed = "IF(FILL(calls, 0) >= 100, 100 * (FILL(services, 0) + FILL(balancer, 0)) / calls, 0)"

  api = merge(
    { for window, burn in local.burns : "api-errors-${window}" => {
      runbook    = "api-errors"
      level      = "part"
      what       = "more than ${burn.percent} % of calls failed in ${window}"
      expression = local.share_failed
      series     = local.calls
      period     = burn.period
      threshold  = burn.percent
    } },
    {
      api-burn-ticket = {
        runbook    = "api-errors"
        level      = "ticket"
        what       = "more than 0.1 % of calls failed on each of three days"
        expression = local.share_failed
        series     = local.calls
        period     = 86400
        periods    = 3
        threshold  = 0.1
      }

      api-latency = {
        runbook = "api-slow"
        level   = "ticket"
        what    = "one of a hundred calls waits more than a second"
        series = { p99 = {
          namespace  = "AWS/ApplicationELB"
          name       = "TargetResponseTime"
          stat       = "p99"
          dimensions = { LoadBalancer = var.balancer }
        } }
        periods   = 5
        needed    = 3
        threshold = 1
      }
    },
  )

  pages = { fast = ["1h", "5m"], slow = ["6h", "30m"] }
}

resource "aws_cloudwatch_composite_alarm" "burn" {
  for_each = local.pages

  alarm_name        = "${var.name}-api-burn-${each.key}"
  alarm_description = "infra/docs/runbooks/api-errors.md: calls fail, for ${each.value[0]} and in the last ${each.value[1]}."
  alarm_rule        = join(" AND ", [for window in each.value : "ALARM(\"${aws_cloudwatch_metric_alarm.this["api-errors-${window}"].alarm_name}\")"])
  alarm_actions     = local.called.page
  ok_actions        = local.called.page
  tags              = var.tags
}
