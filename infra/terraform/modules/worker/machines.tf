locals {
  # Spot carries the load. why an on-demand base: a wave of interruptions leaves some who end long jobs.
  fleets = {
    on-demand = { base = var.on_demand_base, weight = 1, on_demand_percent = 100 }
    spot      = { base = 0, weight = 9, on_demand_percent = 0 }
  }
}

resource "aws_launch_template" "this" {
  name        = local.full_name
  description = "A machine for one worker"
  # why no data source: the machine image is looked up at each launch, so that new machines are patched ones
  image_id  = "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id"
  user_data = base64encode(local.user_data)

  vpc_security_group_ids = [aws_security_group.this.id]

  iam_instance_profile {
    arn = aws_iam_instance_profile.this.arn
  }

  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      volume_size           = var.scratch_gib
      volume_type           = "gp3"
      delete_on_termination = true
      # why no key of ours: the service role of Auto Scaling would need a grant on it, and the disk lives as long as its machine
      encrypted = true
    }
  }

  monitoring {
    enabled = false
  }

  dynamic "tag_specifications" {
    for_each = toset(["instance", "volume"])

    content {
      resource_type = tag_specifications.value
      tags          = merge(var.tags, { Name = local.full_name })
    }
  }

  tags = var.tags
}

resource "aws_autoscaling_group" "this" {
  for_each = local.fleets

  name                = "${local.full_name}-${each.key}"
  min_size            = 0
  max_size            = var.max
  vpc_zone_identifier = var.subnet_ids
  # why off: ECS hears nothing of a machine that is replaced so, and its job would not be given back
  capacity_rebalance    = false
  protect_from_scale_in = true
  max_instance_lifetime = 14 * 24 * 3600

  mixed_instances_policy {
    instances_distribution {
      on_demand_base_capacity                  = 0
      on_demand_percentage_above_base_capacity = each.value.on_demand_percent
      spot_allocation_strategy                 = "price-capacity-optimized"
    }

    launch_template {
      launch_template_specification {
        launch_template_id = aws_launch_template.this.id
        version            = aws_launch_template.this.latest_version
      }

      dynamic "override" {
        for_each = var.instance_types

        content {
          instance_type = override.value
        }
      }
    }
  }

  dynamic "tag" {
    for_each = merge(var.tags, { Name = local.full_name, AmazonECSManaged = "true" })

    content {
      key                 = tag.key
      value               = tag.value
      propagate_at_launch = false
    }
  }

  lifecycle {
    # why: it belongs to the capacity provider
    ignore_changes = [desired_capacity]
  }
}

resource "aws_ecs_capacity_provider" "this" {
  for_each = local.fleets

  name = "${local.full_name}-${each.key}"

  auto_scaling_group_provider {
    auto_scaling_group_arn         = aws_autoscaling_group.this[each.key].arn
    managed_draining               = "ENABLED"
    managed_termination_protection = "ENABLED"

    managed_scaling {
      status                    = "ENABLED"
      target_capacity           = 100
      minimum_scaling_step_size = 1
      maximum_scaling_step_size = 20
      instance_warmup_period    = 120
    }
  }

  tags = var.tags
}

# A cluster has one such list. why FARGATE in it: it is where the other services and the migrations run.
resource "aws_ecs_cluster_capacity_providers" "this" {
  cluster_name       = var.cluster_name
  capacity_providers = concat(["FARGATE"], [for provider in aws_ecs_capacity_provider.this : provider.name])
}

resource "aws_security_group" "this" {
  name_prefix = "${local.full_name}-"
  description = "Workers and their machines: nobody comes in"
  vpc_id      = var.vpc_id
  tags        = merge(var.tags, { Name = local.full_name })

  lifecycle {
    create_before_destroy = true
  }
}

# why to anywhere: S3 is reached by its public addresses through the gateway endpoint; the subnets have no other way out
resource "aws_vpc_security_group_egress_rule" "https" {
  security_group_id = aws_security_group.this.id
  description       = "HTTPS to endpoints, S3 and video-service"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  tags              = var.tags
}
