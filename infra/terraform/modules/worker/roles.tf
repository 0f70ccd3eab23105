locals {
  # ECS takes them only for tasks of this account.
  conditions = {
    ecs-tasks = { Condition = { StringEquals = { "aws:SourceAccount" = var.account_id } } }
    ec2       = {}
  }
  taken_by = { for who, condition in local.conditions : who => jsonencode({
    Version = "2012-10-17"
    Statement = [merge(
      { Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "${who}.amazonaws.com" } },
      condition,
    )]
  }) }

  secret_arns = sort(distinct([for from in values(var.secrets) : join(":", slice(split(":", from), 0, 7))]))
}

# What a worker itself may do.
resource "aws_iam_role" "task" {
  name               = "${local.full_name}-task"
  assume_role_policy = local.taken_by["ecs-tasks"]
  tags               = var.tags
}

resource "aws_iam_role_policy" "task" {
  name   = "task"
  role   = aws_iam_role.task.id
  policy = var.policy_json
}

# What ECS may do to start it.
resource "aws_iam_role" "execution" {
  name               = "${local.full_name}-execution"
  assume_role_policy = local.taken_by["ecs-tasks"]
  tags               = var.tags
}

resource "aws_iam_role_policy" "execution" {
  name = "execution"
  role = aws_iam_role.execution.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # why *: the token is for the registry as a whole, and the action knows no resource
      { Effect = "Allow", Action = "ecr:GetAuthorizationToken", Resource = "*" },
      {
        Effect   = "Allow"
        Action   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
        Resource = var.repository_arn
      },
      {
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "arn:aws:logs:${var.region}:${var.account_id}:log-group:${var.log_group}:*"
      },
      { Effect = "Allow", Action = "secretsmanager:GetSecretValue", Resource = local.secret_arns },
      {
        Effect    = "Allow"
        Action    = "kms:Decrypt"
        Resource  = var.secrets_key_arn
        Condition = { StringEquals = { "kms:ViaService" = "secretsmanager.${var.region}.amazonaws.com" } }
      },
    ]
  })
}

# What the machine's container agent may do.
resource "aws_iam_role" "machine" {
  name               = "${local.full_name}-machine"
  assume_role_policy = local.taken_by["ec2"]
  tags               = var.tags
}

resource "aws_iam_role_policy" "machine" {
  name = "agent"
  role = aws_iam_role.machine.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # why *: it asks before it knows which
      { Effect = "Allow", Action = "ecs:DiscoverPollEndpoint", Resource = "*" },
      { Effect = "Allow", Action = ["ecs:RegisterContainerInstance", "ecs:DeregisterContainerInstance"], Resource = var.cluster_arn },
      {
        Effect = "Allow"
        Action = [
          "ecs:Poll", "ecs:StartTelemetrySession", "ecs:SubmitContainerStateChange", "ecs:SubmitTaskStateChange",
          "ecs:SubmitAttachmentStateChanges", "ecs:UpdateContainerInstancesState",
        ]
        Resource  = "*"
        Condition = { ArnEquals = { "ecs:cluster" = var.cluster_arn } }
      },
    ]
  })
}

resource "aws_iam_instance_profile" "this" {
  name = "${local.full_name}-machine"
  role = aws_iam_role.machine.name
  tags = var.tags
}
