# What the bill does goes by mail and not by topic: it is in no hurry, and AWS sends it from another region.

resource "aws_budgets_budget" "month" {
  name         = "${var.name}-month"
  budget_type  = "COST"
  limit_amount = tostring(var.budget_usd)
  limit_unit   = "USD"
  time_unit    = "MONTHLY"
  tags         = var.tags

  dynamic "notification" {
    for_each = { ACTUAL = 80, FORECASTED = 100 }

    content {
      notification_type          = notification.key
      comparison_operator        = "GREATER_THAN"
      threshold                  = notification.value
      threshold_type             = "PERCENTAGE"
      subscriber_email_addresses = var.ticket_emails
    }
  }
}

# why by tag: an account has one monitor of all its services, and AWS makes that one by itself. The tag must be one of those for costs.
resource "aws_ce_anomaly_monitor" "environment" {
  name         = var.name
  monitor_type = "CUSTOM"
  tags         = var.tags

  # why what is null too: Cost Explorer answers so, and the next plan compares the text
  monitor_specification = jsonencode({
    And            = null
    CostCategories = null
    Dimensions     = null
    Not            = null
    Or             = null
    Tags           = { Key = "Environment", MatchOptions = null, Values = [var.tags.Environment] }
  })
}

resource "aws_ce_anomaly_subscription" "environment" {
  name             = var.name
  frequency        = "DAILY"
  monitor_arn_list = [aws_ce_anomaly_monitor.environment.arn]
  tags             = var.tags

  dynamic "subscriber" {
    for_each = var.ticket_emails

    content {
      type    = "EMAIL"
      address = subscriber.value
    }
  }

  # a twentieth of the budget, in one day's difference
  threshold_expression {
    dimension {
      key           = "ANOMALY_TOTAL_IMPACT_ABSOLUTE"
      match_options = ["GREATER_THAN_OR_EQUAL"]
      values        = [tostring(ceil(var.budget_usd / 20))]
    }
  }
}
