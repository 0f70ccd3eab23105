locals {
  managed_rules = {
    # why counted: completing an upload of 308 parts is 20 kB, captions are 1 MiB; the gateway has limits of its own
    AWSManagedRulesCommonRuleSet          = ["SizeRestrictions_BODY"]
    AWSManagedRulesKnownBadInputsRuleSet  = []
    AWSManagedRulesAmazonIpReputationList = []
  }

  seen = { for rule in concat(keys(local.managed_rules), ["rate"]) : rule => {
    SampledRequestsEnabled = true, CloudWatchMetricsEnabled = true, MetricName = "${var.name}-${rule}"
  } }

  rules = concat(
    [{
      Name             = "rate"
      Priority         = 0
      Action           = { Block = {} }
      VisibilityConfig = local.seen["rate"]
      Statement        = { RateBasedStatement = { Limit = var.requests_per_five_minutes, AggregateKeyType = "IP" } }
    }],
    [for index, rule in keys(local.managed_rules) : {
      Name             = rule
      Priority         = index + 1
      OverrideAction   = { None = {} }
      VisibilityConfig = local.seen[rule]
      Statement = { ManagedRuleGroupStatement = {
        VendorName          = "AWS"
        Name                = rule
        RuleActionOverrides = [for name in local.managed_rules[rule] : { Name = name, ActionToUse = { Count = {} } }]
      } }
    }],
  )
}

resource "aws_wafv2_web_acl" "public" {
  name        = "${var.name}-public"
  description = "Before the public load balancer"
  scope       = "REGIONAL"
  # why not the provider's blocks: the two lists have one shape, which stays short as data
  rule_json = jsonencode(local.rules)

  default_action {
    allow {}
  }

  visibility_config {
    sampled_requests_enabled   = true
    cloudwatch_metrics_enabled = true
    metric_name                = "${var.name}-public"
  }

  tags = var.tags
}

resource "aws_wafv2_web_acl_association" "public" {
  resource_arn = aws_lb.public.arn
  web_acl_arn  = aws_wafv2_web_acl.public.arn
}

# why this name: the firewall writes to no other
resource "aws_cloudwatch_log_group" "firewall" {
  name              = "aws-waf-logs-${var.name}"
  retention_in_days = 30
  kms_key_id        = var.logs_key_arn
  tags              = var.tags
}

# Calls that it blocked or counted. Tokens and cookies would open what they opened for the caller.
resource "aws_wafv2_web_acl_logging_configuration" "public" {
  resource_arn            = aws_wafv2_web_acl.public.arn
  log_destination_configs = [aws_cloudwatch_log_group.firewall.arn]

  dynamic "redacted_fields" {
    for_each = ["authorization", "cookie"]

    content {
      single_header {
        name = redacted_fields.value
      }
    }
  }

  logging_filter {
    default_behavior = "DROP"

    filter {
      behavior    = "KEEP"
      requirement = "MEETS_ANY"

      dynamic "condition" {
        for_each = ["BLOCK", "COUNT"]

        content {
          action_condition {
            action = condition.value
          }
        }
      }
    }
  }
}
