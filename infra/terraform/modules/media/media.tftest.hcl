# What would lose uploads or archive what cannot be read.

mock_provider "aws" {}

variables {
  name               = "millrace-test-media-123456789012"
  key_arn            = "arn:aws:kms:eu-central-1:123456789012:key/data"
  app_origins        = ["https://app.example.com"]
  archive_after_days = 30
  cdn_arn            = "arn:aws:cloudfront::123456789012:distribution/CDN"
  tags               = {}
}

run "logs_have_a_bucket_of_their_own" {
  command = plan

  assert {
    condition     = output.log_bucket == "millrace-test-media-123456789012-logs" && output.bucket != output.log_bucket
    error_message = "The log bucket is named after the media bucket."
  }
}

run "an_abort_while_sessions_live_is_refused" {
  command = plan

  variables {
    abort_after_days = 7
  }

  expect_failures = [var.abort_after_days]
}

run "a_name_with_dots_is_refused" {
  command = plan

  variables {
    name = "media.example.com"
  }

  expect_failures = [var.name]
}
