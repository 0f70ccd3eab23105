# Every alarm of this region, from the tables in api.tf, pipeline.tf, database.tf and machines.tf. Each entry: the runbook, who is called
# (page, ticket, or part for one that a composite alarm calls), what is wrong, the series, and when. Without an expression there is one
# series. Defaults: more than the threshold, periods of 60 s, all of them, and no data is no alarm.

locals {
  alarms = merge(local.api, local.pipeline, local.silence, local.database, local.machines, local.certificates)
  called = { page = [aws_sns_topic.this["page"].arn], ticket = [aws_sns_topic.this["ticket"].arn], part = [] }
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = local.alarms

  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = "infra/docs/runbooks/${each.value.runbook}.md: ${each.value.what}"
  comparison_operator = try(each.value.comparison, "GreaterThanThreshold")
  threshold           = each.value.threshold
  evaluation_periods  = try(each.value.periods, 1)
  datapoints_to_alarm = try(each.value.needed, each.value.periods, 1)
  treat_missing_data  = try(each.value.missing, "notBreaching")
  alarm_actions       = local.called[each.value.level]
  ok_actions          = local.called[each.value.level]

  dynamic "metric_query" {
    for_each = try([each.value.expression], [])

    content {
      id          = "result"
      label       = each.value.what
      expression  = metric_query.value
      return_data = true
    }
  }

  dynamic "metric_query" {
    for_each = each.value.series

    content {
      id          = metric_query.key
      return_data = !can(each.value.expression)

      metric {
        namespace   = try(metric_query.value.namespace, var.metrics_namespace)
        metric_name = metric_query.value.name
        stat        = metric_query.value.stat
        period      = try(each.value.period, 60)
        dimensions  = try(metric_query.value.dimensions, merge({ service = metric_query.value.service }, try(metric_query.value.only, {})))
      }
    }
  }

  tags = var.tags
}
