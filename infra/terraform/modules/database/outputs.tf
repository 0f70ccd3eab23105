output "endpoint" {
  description = "Host and port, as a JDBC URL has them."
  value       = aws_db_instance.this.endpoint
}

output "identifier" {
  description = "Its name, the dimension of its series."
  value       = aws_db_instance.this.identifier
}

output "arn" {
  description = "Its ARN, as a backup names it."
  value       = aws_db_instance.this.arn
}

output "resource_id" {
  description = "Its id, which stays when it is renamed."
  value       = aws_db_instance.this.resource_id
}

output "sg_id" {
  description = "Its security group."
  value       = aws_security_group.this.id
}

output "master_secret_arn" {
  description = "Secret with the master's password, with which an SRE makes the services' users; no service has it."
  value       = one(aws_db_instance.this.master_user_secret[*].secret_arn)
}
