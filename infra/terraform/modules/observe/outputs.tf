output "topic_arns" {
  description = "Topics by who is called: page, ticket, and cdn-page in us-east-1."
  value       = { for level, topic in aws_sns_topic.this : level => topic.arn }
  # why: who calls them needs to be let in first
  depends_on = [aws_sns_topic_policy.this]
}

output "dashboard" {
  description = "Name of the dashboard."
  value       = aws_cloudwatch_dashboard.this.dashboard_name
}
