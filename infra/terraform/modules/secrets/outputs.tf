output "arns" {
  description = "ARNs of the secrets by their names."
  value       = { for name, secret in aws_secretsmanager_secret.this : name => secret.arn }
}
