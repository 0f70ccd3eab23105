resource "aws_s3_bucket_lifecycle_configuration" "media" {
  bucket = aws_s3_bucket.media.bucket
  # why said: small objects cost more to move than they save
  transition_default_minimum_object_size = "all_storage_classes_128K"

  # why by tag: sources share a prefix with outputs (ObjectKeys.SOURCE_TAG). why GLACIER_IR: a reprocess reads it without a restore.
  rule {
    id     = "archive-sources"
    status = "Enabled"

    filter {
      tag {
        key   = "millrace"
        value = "source"
      }
    }

    transition {
      days          = var.archive_after_days
      storage_class = "GLACIER_IR"
    }
  }

  # why: upload-service ends what it knows and looks for what it lost; this is for a bucket without an upload-service
  rule {
    id     = "abort-uploads"
    status = "Enabled"

    filter {
      prefix = "videos/"
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = var.abort_after_days
    }
  }

  # Deleted means gone seven days later: long enough to undo a mistake, and said in the privacy note (ADR 40).
  rule {
    id     = "forget-deleted"
    status = "Enabled"

    filter {
      prefix = "videos/"
    }

    noncurrent_version_expiration {
      noncurrent_days = 7
    }

    expiration {
      expired_object_delete_marker = true
    }
  }

  # why: a rule about noncurrent versions needs them to be made first
  depends_on = [aws_s3_bucket_versioning.media]
}

resource "aws_s3_bucket_lifecycle_configuration" "logs" {
  bucket                                 = aws_s3_bucket.logs.bucket
  transition_default_minimum_object_size = "all_storage_classes_128K"

  rule {
    id     = "forget"
    status = "Enabled"

    filter {
      prefix = ""
    }

    expiration {
      days = 90 # why: they have the addresses of viewers
    }

    noncurrent_version_expiration {
      noncurrent_days = 1
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 1
    }
  }

  depends_on = [aws_s3_bucket_versioning.logs]
}
