# Sources, outputs and captions (ObjectKeys), private to the services and, for outputs, to the CDN.
resource "aws_s3_bucket" "media" {
  bucket = var.name
  tags   = merge(var.tags, { Name = var.name })
}

# why no check of the header in the policy: no PUT and no part URL names a key, so it would refuse every phone (ADR 40)
resource "aws_s3_bucket_server_side_encryption_configuration" "media" {
  bucket = aws_s3_bucket.media.bucket

  rule {
    # why: else each segment is a call of KMS, which costs more than its storage
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = var.key_arn
    }
  }
}

resource "aws_s3_bucket_versioning" "media" {
  bucket = aws_s3_bucket.media.bucket

  versioning_configuration {
    status = "Enabled"
  }
}

# Of parts that a browser uploads. Playback goes by the CDN, which has headers of its own.
resource "aws_s3_bucket_cors_configuration" "media" {
  bucket = aws_s3_bucket.media.bucket

  cors_rule {
    allowed_methods = ["PUT"]
    allowed_origins = var.app_origins
    allowed_headers = ["Content-Type"]
    expose_headers  = ["ETag"] # why: clients may list the parts that they have
    max_age_seconds = 3600
  }
}

locals {
  # A bucket's objects are nobody's but its own account's, whatever an ACL or a policy says.
  buckets = { media = aws_s3_bucket.media, logs = aws_s3_bucket.logs }

  tls_only = { for name, bucket in local.buckets : name => {
    Sid       = "TlsOnly"
    Effect    = "Deny"
    Principal = "*"
    Action    = "s3:*"
    Resource  = [bucket.arn, "${bucket.arn}/*"]
    Condition = { Bool = { "aws:SecureTransport" = "false" } }
  } }
}

resource "aws_s3_bucket_public_access_block" "this" {
  for_each = local.buckets

  bucket                  = each.value.bucket
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "this" {
  for_each = local.buckets

  bucket = each.value.bucket

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_policy" "media" {
  bucket = aws_s3_bucket.media.bucket
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      local.tls_only.media,
      # why not videos/*: the source and the reports are in the same folder and for no viewer. No ListBucket: what is absent is 403.
      {
        Sid       = "Playback"
        Effect    = "Allow"
        Principal = { Service = "cloudfront.amazonaws.com" }
        Action    = "s3:GetObject"
        Resource  = "${aws_s3_bucket.media.arn}/videos/*/hls/*"
        Condition = { StringEquals = { "aws:SourceArn" = var.cdn_arn } }
      },
    ]
  })
}
