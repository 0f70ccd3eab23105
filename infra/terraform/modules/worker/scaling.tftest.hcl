# How many workers come for how much work.

mock_provider "aws" {}

variables {
  name              = "millrace-test"
  image             = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/millrace/transcode-worker@sha256:4444444444444444444444444444444444444444444444444444444444444444"
  repository_arn    = "arn:aws:ecr:eu-central-1:123456789012:repository/millrace/transcode-worker"
  instance_types    = ["c7i.xlarge", "c7a.xlarge", "c6i.xlarge", "c6a.xlarge", "m7i.xlarge"]
  vcpus             = 4
  memory            = 7000
  scratch_gib       = 80
  min               = 0
  max               = 10
  on_demand_base    = 1
  bytes_per_worker  = 1000000000
  environment       = { AWS_REGION = "eu-central-1" }
  secrets           = { MILLRACE_WEBHOOKS_SECRETS = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:webhooks" }
  secrets_key_arn   = "arn:aws:kms:eu-central-1:123456789012:key/data"
  policy_json       = "{}"
  cluster_arn       = "arn:aws:ecs:eu-central-1:123456789012:cluster/millrace-test"
  cluster_name      = "millrace-test"
  metrics_namespace = "Millrace/test"
  region            = "eu-central-1"
  account_id        = "123456789012"
  vpc_id            = "vpc-1"
  subnet_ids        = ["subnet-1", "subnet-2"]
  log_group         = "/millrace/test/transcode-worker"
  tags              = { Project = "millrace" }
}

run "steps_go_up_to_the_most_without_a_gap" {
  command = plan

  assert {
    condition = [for step in aws_appautoscaling_policy.work.step_scaling_policy_configuration[0].step_adjustment : step.scaling_adjustment
    if step.metric_interval_upper_bound == null] == [10]
    error_message = "Only the last step may be open, and it must be the most."
  }

  assert {
    condition = toset([for step in aws_appautoscaling_policy.work.step_scaling_policy_configuration[0].step_adjustment :
    tonumber(step.metric_interval_lower_bound)]) == toset([0, 1, 2, 3, 4, 6, 8])
    error_message = "Each step must begin where the one before ends."
  }

  # Work for w workers is w - 1 above the threshold, so a step that ends there has w of them.
  assert {
    condition = alltrue([for step in aws_appautoscaling_policy.work.step_scaling_policy_configuration[0].step_adjustment :
    step.metric_interval_upper_bound == null || try(tonumber(step.metric_interval_upper_bound) == step.scaling_adjustment, false)])
    error_message = "A step must give as many workers as its most work wants."
  }
}

run "no_work_no_workers" {
  command = plan

  assert {
    condition     = one(aws_appautoscaling_policy.idle.step_scaling_policy_configuration[0].step_adjustment).scaling_adjustment == 0
    error_message = "Without work there must be min workers, 0."
  }

  assert {
    condition     = aws_ecs_service.this.desired_count == 0 && alltrue([for group in aws_autoscaling_group.this : group.min_size == 0])
    error_message = "No machine may stay."
  }
}

run "the_first_workers_are_on_demand" {
  command = plan

  assert {
    condition = { for one in aws_ecs_service.this.capacity_provider_strategy : one.capacity_provider => "${one.base}/${one.weight}" } == {
      millrace-test-transcode-worker-on-demand = "1/1"
      millrace-test-transcode-worker-spot      = "0/9"
    }
    error_message = "on_demand_base workers come first on demand, then nine of ten on Spot."
  }
}

run "user_data_fits_a_machine" {
  command = plan

  assert {
    condition     = length(base64decode(aws_launch_template.this.user_data)) < 16384
    error_message = "EC2 takes 16 KiB."
  }
}

run "few_types_are_refused" {
  command = plan

  variables {
    instance_types = ["c7i.xlarge"]
  }

  expect_failures = [var.instance_types]
}
