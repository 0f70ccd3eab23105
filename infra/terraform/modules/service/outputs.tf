output "service" {
  description = "Name of the ECS service."
  value       = aws_ecs_service.this.name
}

output "role_arn" {
  description = "ARN of the task's role."
  value       = aws_iam_role.task.arn
}

output "sg_id" {
  description = "Id of its security group, which the database lets in."
  value       = aws_security_group.this.id
}

output "target_group" {
  description = "Its target group: arn and arn_suffix, the dimension of its series."
  value       = { arn = aws_lb_target_group.this.arn, arn_suffix = aws_lb_target_group.this.arn_suffix }
}

output "alarm_arn" {
  description = "ARN of the alarm that takes a release back."
  value       = aws_cloudwatch_metric_alarm.rollback.arn
}
