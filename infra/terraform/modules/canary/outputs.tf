output "alarm_arn" {
  description = "ARN of its alarm."
  value       = aws_cloudwatch_metric_alarm.this.arn
}
