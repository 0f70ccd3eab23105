# One service on Fargate: its task, and that it runs behind a load balancer.

locals {
  full_name = "${var.name}-${var.service}"

  # why as written here: ECS sorts nothing, and another order would be another task definition
  environment = [for key in sort(keys(var.environment)) : { name = key, value = var.environment[key] }]
  secrets     = [for key in sort(keys(var.secrets)) : { name = key, valueFrom = var.secrets[key] }]

  container = {
    name                   = var.service
    image                  = var.image
    essential              = true
    cpu                    = var.cpu
    memory                 = var.memory
    user                   = "10001"
    readonlyRootFilesystem = true
    linuxParameters        = { initProcessEnabled = false, capabilities = { add = [], drop = ["ALL"] } }
    portMappings           = [{ containerPort = var.port, hostPort = var.port, protocol = "tcp", name = "http" }]
    environment            = local.environment
    secrets                = local.secrets
    mountPoints            = [{ sourceVolume = "tmp", containerPath = "/tmp", readOnly = false }]
    volumesFrom            = []
    systemControls         = []
    # why more than drain and shutdown together, 10 s and 15 s for each of two phases: ECS kills what has not ended
    stopTimeout = 60
    # why liveness: a database that is down is no reason to kill those who wait for it
    healthCheck = {
      command     = ["CMD", "ready", "/actuator/health/liveness", tostring(var.port)]
      interval    = 10
      timeout     = 6
      retries     = 3
      startPeriod = 120
    }
    ulimits = [{ name = "nofile", softLimit = var.open_files, hardLimit = var.open_files }]
    logConfiguration = {
      logDriver = "awslogs"
      options = {
        awslogs-group         = var.log_group
        awslogs-region        = var.region
        awslogs-stream-prefix = var.service
        # why: a blocking log stops the service when CloudWatch does
        mode            = "non-blocking"
        max-buffer-size = "25m"
      }
    }
  }
}

resource "aws_ecs_task_definition" "this" {
  family                   = local.full_name
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = tostring(var.cpu)
  memory                   = tostring(var.memory)
  execution_role_arn       = aws_iam_role.execution.arn
  task_role_arn            = aws_iam_role.task.arn
  container_definitions    = jsonencode([local.container])

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "X86_64"
  }

  # Takes owner and mode from the image, which has a VOLUME there.
  volume {
    name = "tmp"
  }

  tags = var.tags
}

resource "aws_ecs_service" "this" {
  name                              = var.service
  cluster                           = var.cluster_arn
  task_definition                   = aws_ecs_task_definition.this.arn
  desired_count                     = var.min
  launch_type                       = "FARGATE"
  platform_version                  = "1.4.0"
  health_check_grace_period_seconds = 180
  propagate_tags                    = "SERVICE"
  enable_ecs_managed_tags           = true
  availability_zone_rebalancing     = "ENABLED"

  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  alarms {
    enable      = true
    rollback    = true
    alarm_names = [aws_cloudwatch_metric_alarm.rollback.alarm_name]
  }

  network_configuration {
    subnets          = var.subnet_ids
    security_groups  = [aws_security_group.this.id]
    assign_public_ip = false
  }

  load_balancer {
    target_group_arn = aws_lb_target_group.this.arn
    container_name   = var.service
    container_port   = var.port
  }

  tags = var.tags

  lifecycle {
    # why: it belongs to the scaling
    ignore_changes = [desired_count]
  }

  depends_on = [aws_lb_listener_rule.this, aws_iam_role_policy.execution]
}
