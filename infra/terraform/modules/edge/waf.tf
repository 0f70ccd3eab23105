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
