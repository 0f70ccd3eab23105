# What an account needs before anything else: a place for the state, one for images, and a role with which CI pushes them. Applied
# once by an SRE. why with a local state: the bucket for states is made here. All of it can be imported again.
terraform {
  required_version = "~> 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "= 6.25.0"
    }
  }
}

provider "aws" {
  region = var.region
  # why: staging's values must not reach production's account
  allowed_account_ids = [var.account_id]

  default_tags {
    tags = local.tags
  }
}

locals {
  tags = { Project = "millrace", ManagedBy = "terraform" }
}
