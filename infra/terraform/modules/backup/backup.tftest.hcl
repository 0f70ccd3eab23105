# Whether there is something left when the region is lost.

mock_provider "aws" {}

variables {
  name    = "millrace-test"
  db      = "arn:aws:rds:eu-central-1:123456789012:db:millrace-test"
  key_arn = "arn:aws:kms:eu-central-1:123456789012:key/data"
  region  = null
  tags    = {}
}

run "without_a_second_region_there_is_the_vault_alone" {
  command = plan

  assert {
    condition     = length(aws_db_instance_automated_backups_replication.this) == 0 && length(aws_kms_key.region) == 0
    error_message = "Nothing is paid for in a region that nobody named."
  }
}

run "a_second_region_has_backups_and_their_key" {
  command = plan

  variables {
    region = "eu-west-1"
  }

  assert {
    condition     = aws_db_instance_automated_backups_replication.this[0].region == "eu-west-1" && aws_kms_key.region[0].region == "eu-west-1"
    error_message = "Both are in the second region: a key of the first would be lost with it."
  }
}
