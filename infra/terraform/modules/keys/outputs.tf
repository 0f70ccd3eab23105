output "data_key_arn" {
  description = "Key of objects, secrets, database and backups."
  value       = aws_kms_key.this["data"].arn
}

output "logs_key_arn" {
  description = "Key of log groups. A group can be made with it as soon as it is here."
  value       = aws_kms_key.this["logs"].arn
  depends_on  = [aws_kms_key_policy.logs]
}
