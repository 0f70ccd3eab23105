output "bucket" {
  description = "Name of the media bucket."
  value       = aws_s3_bucket.media.bucket
}

output "arn" {
  description = "ARN of the media bucket."
  value       = aws_s3_bucket.media.arn
}

output "regional_domain" {
  description = "Host name of the media bucket in its region, as the CDN calls it."
  value       = aws_s3_bucket.media.bucket_regional_domain_name
}

output "log_bucket" {
  description = "Name of the bucket that load balancers and CDN may write their logs to, as soon as it is here."
  value       = aws_s3_bucket.logs.bucket
  depends_on  = [aws_s3_bucket_policy.logs]
}
