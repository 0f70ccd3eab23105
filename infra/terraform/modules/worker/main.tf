# The workers: one task on each machine, so that ffmpeg has all of it.

locals {
  full_name = "${var.name}-transcode-worker"

  container = {
    name                   = "transcode-worker"
    image                  = var.image
    essential              = true
    cpu                    = var.vcpus * 1024
    memory                 = var.memory
    user                   = "10001"
    readonlyRootFilesystem = true
    linuxParameters        = { initProcessEnabled = false, capabilities = { add = [], drop = ["ALL"] } }
    dockerSecurityOptions  = ["no-new-privileges"]
    portMappings           = []
    volumesFrom            = []
    systemControls         = []
    secrets                = [for key in sort(keys(var.secrets)) : { name = key, valueFrom = var.secrets[key] }]
    environment = [for key in sort(keys(local.environment)) : {
      name = key, value = local.environment[key]
    }]
    mountPoints = [
      { sourceVolume = "tmp", containerPath = "/tmp", readOnly = false },
      { sourceVolume = "scratch", containerPath = "/var/lib/millrace", readOnly = false },
    ]
    # why all that ECS gives: drain.time and the drain of an attempt together are 100 s (ADR 41)
    stopTimeout = 120
    healthCheck = {
      command     = ["CMD", "ready", "/actuator/health/liveness", "8083"]
      interval    = 10
      timeout     = 6
      retries     = 6
      startPeriod = 120
    }
    logConfiguration = {
      logDriver = "awslogs"
      options = {
        awslogs-group         = var.log_group
        awslogs-region        = var.region
        awslogs-stream-prefix = "transcode-worker"
        mode                  = "non-blocking"
        max-buffer-size       = "25m"
      }
    }
  }

  environment = merge(var.environment, {
    # why: a task's cpu is a share on EC2, and the JVM, which ffmpeg's threads follow, would see what the machine has
    JDK_JAVA_OPTIONS          = "-XX:ActiveProcessorCount=${var.vcpus}"
    MILLRACE_FFMPEG_THREADS   = tostring(var.vcpus)
    MILLRACE_WORKER_SLOTS     = "1"
    MILLRACE_WORKER_DIRECTORY = "/var/lib/millrace/scratch"

    MILLRACE_INTAKE_DRAINTIME = "90s"
    # why longer than the drain: Spring gives up on what stops for longer
    SPRING_LIFECYCLE_TIMEOUTPERSHUTDOWNPHASE = "95s"

    MILLRACE_FFMPEG_REQUIREDFENCES = "LIMITS,NO_NETWORK,NO_NEW_PRIVILEGES,ENDS_WITH_WORKER"
    # why: a hundred workers would write a hundred rows a second (ADR 41)
    MILLRACE_REPORT_PROGRESSEVERY = var.max > 20 ? "5s" : "1s"
  })
}

resource "aws_ecs_task_definition" "this" {
  family                   = local.full_name
  requires_compatibilities = ["EC2"]
  network_mode             = "awsvpc"
  execution_role_arn       = aws_iam_role.execution.arn
  task_role_arn            = aws_iam_role.task.arn
  container_definitions    = jsonencode([local.container])

  # Both are Docker's own volumes, which take owner and mode from the image and end with the task.
  dynamic "volume" {
    for_each = toset(["scratch", "tmp"])

    content {
      name = volume.value

      docker_volume_configuration {
        scope  = "task"
        driver = "local"
      }
    }
  }

  tags = var.tags
}

resource "aws_ecs_service" "this" {
  name                    = "transcode-worker"
  cluster                 = var.cluster_arn
  task_definition         = aws_ecs_task_definition.this.arn
  desired_count           = var.min
  propagate_tags          = "SERVICE"
  enable_ecs_managed_tags = true

  # why half: a protected worker ends its job first, and there may be no second machine for its successor
  deployment_minimum_healthy_percent = 50
  deployment_maximum_percent         = 150

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  dynamic "capacity_provider_strategy" {
    for_each = local.fleets

    content {
      capacity_provider = aws_ecs_capacity_provider.this[capacity_provider_strategy.key].name
      base              = capacity_provider_strategy.value.base
      weight            = capacity_provider_strategy.value.weight
    }
  }

  placement_constraints {
    type = "distinctInstance"
  }

  network_configuration {
    subnets         = var.subnet_ids
    security_groups = [aws_security_group.this.id]
  }

  tags = var.tags

  lifecycle {
    # why: it belongs to the scaling
    ignore_changes = [desired_count]
  }

  depends_on = [aws_ecs_cluster_capacity_providers.this, aws_iam_role_policy.execution]
}
