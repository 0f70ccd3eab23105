# As many workers as there is work: one for each bytes_per_worker that wait, and those that are busy. No work, no workers.
#
# why steps to an exact number and not a target: a target multiplies the workers that there are, and with none it stays at none.
# why bytes and not messages: messages are sent anew and in copies (ADR 42), and videos differ by a thousand.

locals {
  counts = concat([for number in [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512] : number if number < var.max], [var.max])
}

resource "aws_appautoscaling_target" "this" {
  service_namespace  = "ecs"
  scalable_dimension = "ecs:service:DesiredCount"
  resource_id        = "service/${var.cluster_name}/${aws_ecs_service.this.name}"
  min_capacity       = var.min
  max_capacity       = var.max
  tags               = var.tags
}

resource "aws_appautoscaling_policy" "work" {
  name               = "${local.full_name}-work"
  policy_type        = "StepScaling"
  service_namespace  = aws_appautoscaling_target.this.service_namespace
  scalable_dimension = aws_appautoscaling_target.this.scalable_dimension
  resource_id        = aws_appautoscaling_target.this.resource_id

  step_scaling_policy_configuration {
    adjustment_type         = "ExactCapacity"
    metric_aggregation_type = "Maximum"
    # why: a machine takes two minutes to come, and its worker to claim
    cooldown = 180

    # Bounds are distances from the alarm's threshold, 1 worker.
    dynamic "step_adjustment" {
      for_each = local.counts

      content {
        scaling_adjustment          = step_adjustment.value
        metric_interval_lower_bound = step_adjustment.key == 0 ? 0 : local.counts[step_adjustment.key - 1]
        metric_interval_upper_bound = step_adjustment.key == length(local.counts) - 1 ? null : step_adjustment.value
      }
    }
  }
}

resource "aws_appautoscaling_policy" "idle" {
  name               = "${local.full_name}-idle"
  policy_type        = "StepScaling"
  service_namespace  = aws_appautoscaling_target.this.service_namespace
  scalable_dimension = aws_appautoscaling_target.this.scalable_dimension
  resource_id        = aws_appautoscaling_target.this.resource_id

  step_scaling_policy_configuration {
    adjustment_type         = "ExactCapacity"
    metric_aggregation_type = "Maximum"
    cooldown                = 180

    step_adjustment {
      scaling_adjustment          = var.min
      metric_interval_upper_bound = 0
    }
  }
}

locals {
  # why what workers have, and not what they say: before the first worker there is no series of theirs, and nobody promises that FILL
  # makes one up
  series = {
    waiting = "video.jobs.waiting.bytes.value"
    claimed = "video.jobs.claimed.value"
  }

  alarms = {
    work = { minutes = 1, comparison = "GreaterThanOrEqualToThreshold", policy = aws_appautoscaling_policy.work.arn }
    idle = { minutes = 15, comparison = "LessThanThreshold", policy = aws_appautoscaling_policy.idle.arn }
  }
}

# They command and need nobody: no topic, no runbook. What is amiss with workers is told by module observe.
resource "aws_cloudwatch_metric_alarm" "scaling" {
  for_each = local.alarms

  alarm_name          = "${local.full_name}-scaling-${each.key}"
  alarm_description   = "Scaling: sets the number of workers; nothing is wrong."
  comparison_operator = each.value.comparison
  threshold           = 1
  evaluation_periods  = each.value.minutes
  # why: while video-service is silent, the workers that there are go on
  treat_missing_data = "ignore"
  alarm_actions      = [each.value.policy]

  metric_query {
    id          = "wanted"
    label       = "workers wanted"
    expression  = "CEIL(waiting / ${var.bytes_per_worker}) + claimed"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = local.series

    content {
      id = metric_query.key

      metric {
        namespace   = var.metrics_namespace
        metric_name = metric_query.value
        stat        = "Maximum" # why: each instance sends the same
        period      = 60
        dimensions  = { service = "video-service" }
      }
    }
  }

  tags = var.tags
}
