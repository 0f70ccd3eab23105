output "distribution_id" {
  description = "Id of the distribution, which invalidations and series name."
  value       = aws_cloudfront_distribution.this.id
}

output "arn" {
  description = "ARN of the distribution."
  value       = aws_cloudfront_distribution.this.arn
}

output "domain" {
  description = "CloudFront's own host name of it, which the aliases point to."
  value       = aws_cloudfront_distribution.this.domain_name
}

output "key_pair_ids" {
  description = "Ids of the public keys by their names, as cookies name them."
  value       = { for name, key in aws_cloudfront_public_key.this : name => key.id }
}
