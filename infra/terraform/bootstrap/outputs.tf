output "state_bucket" {
  description = "For backend.hcl of each environment in this account."
  value       = aws_s3_bucket.state.bucket
}

output "repositories" {
  description = "Where CI pushes each service's image."
  value       = { for service, repository in aws_ecr_repository.this : service => repository.repository_url }
}

output "ci_role_arn" {
  description = "The role that CI takes with its token."
  value       = aws_iam_role.ci.arn
}
