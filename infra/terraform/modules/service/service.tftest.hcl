# What a service may read, and which images are refused.

mock_provider "aws" {}

variables {
  name           = "millrace-test"
  service        = "video-service"
  image          = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/millrace/video-service@sha256:2222222222222222222222222222222222222222222222222222222222222222"
  repository_arn = "arn:aws:ecr:eu-central-1:123456789012:repository/millrace/video-service"
  cpu            = 1024
  memory         = 2048
  min            = 2
  max            = 4
  port           = 8081
  environment    = { AWS_REGION = "eu-central-1" }
  policy_json    = "{}"
  cluster_arn    = "arn:aws:ecs:eu-central-1:123456789012:cluster/millrace-test"
  cluster_name   = "millrace-test"
  region         = "eu-central-1"
  account_id     = "123456789012"
  vpc_id         = "vpc-1"
  subnet_ids     = ["subnet-1", "subnet-2"]
  balancer       = { listener_arn = "listener", security_group_id = "sg-1", arn_suffix = "app/millrace-test/0" }
  host           = "video.internal.example.com"
  priority       = 10
  log_group      = "/millrace/test/video-service"
  alarm_topics   = ["arn:aws:sns:eu-central-1:123456789012:page"]
  tags           = { Project = "millrace" }
}

run "without_secrets_none_can_be_read" {
  command = plan

  assert {
    condition     = !strcontains(aws_iam_role_policy.execution.policy, "secretsmanager")
    error_message = "No right without a need."
  }

  assert {
    condition     = length(aws_vpc_security_group_egress_rule.database) == 0
    error_message = "No way to a database that it does not use."
  }
}

run "its_own_secrets_can_be_read" {
  command = plan

  variables {
    secrets         = { PASSWORD = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:video-app:password::" }
    secrets_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/data"
    database_sg     = { id = "sg-2" }
  }

  assert {
    condition = [for statement in jsondecode(aws_iam_role_policy.execution.policy).Statement : statement.Resource
    if statement.Action == "secretsmanager:GetSecretValue"] == [["arn:aws:secretsmanager:eu-central-1:123456789012:secret:video-app"]]
    error_message = "The ARN without the key in it, and no other."
  }

  assert {
    condition     = length(aws_vpc_security_group_egress_rule.database) == 1
    error_message = "The database must be reachable."
  }
}

run "an_image_by_tag_is_refused" {
  command = plan

  variables {
    image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/millrace/video-service:latest"
  }

  expect_failures = [var.image]
}
