# Which keys and origins are taken, and how a key is rotated.

mock_provider "aws" {}

mock_provider "aws" {
  alias = "us_east_1"
}

variables {
  name            = "millrace-test"
  media           = { regional_domain = "millrace-test.s3.eu-central-1.amazonaws.com" }
  aliases         = ["cdn.example.com"]
  certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/cdn"
  public_keys     = { "2026-12" = "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n" }
  app_origins     = ["https://app.example.com"]
  shield_region   = "eu-central-1"
  log_bucket      = "millrace-test-logs"
  tags            = {}
}

run "two_keys_are_trusted_while_one_is_rotated" {
  command = apply

  variables {
    public_keys = {
      "2026-12" = "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"
      "2027-01" = "-----BEGIN PUBLIC KEY-----\nBBBB\n-----END PUBLIC KEY-----\n"
    }
  }

  assert {
    condition     = length(distinct(aws_cloudfront_key_group.this.items)) == 2 && length(output.key_pair_ids) == 2
    error_message = "Cookies of both keys open videos, and each key has its id."
  }
}

run "a_private_key_is_refused" {
  command = plan

  variables {
    public_keys = { "2026-12" = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n" }
  }

  expect_failures = [var.public_keys]
}

run "any_page_is_refused" {
  command = plan

  variables {
    app_origins = ["*"]
  }

  expect_failures = [var.app_origins]
}
