resource "aws_iam_openid_connect_provider" "ci" {
  url            = "https://${var.ci.issuer}"
  client_id_list = ["sts.amazonaws.com"]
  tags           = local.tags
}

resource "aws_iam_role" "ci" {
  name                 = "millrace-push-images"
  description          = "CI pushes images with it"
  max_session_duration = 3600
  tags                 = local.tags

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRoleWithWebIdentity"
      Principal = { Federated = aws_iam_openid_connect_provider.ci.arn }
      Condition = { StringEquals = {
        "${var.ci.issuer}:aud" = "sts.amazonaws.com"
        "${var.ci.issuer}:sub" = var.ci.subject
      } }
    }]
  })
}

# why images alone: whoever may apply makes roles, so may do everything. An SRE applies what a plan has shown.
resource "aws_iam_role_policy" "ci" {
  name = "push-images"
  role = aws_iam_role.ci.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # why *: the token is for the registry as a whole, and the action knows no resource
      { Effect = "Allow", Action = "ecr:GetAuthorizationToken", Resource = "*" },
      {
        Effect = "Allow"
        Action = [
          "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:CompleteLayerUpload", "ecr:DescribeImages", "ecr:GetDownloadUrlForLayer",
          "ecr:InitiateLayerUpload", "ecr:PutImage", "ecr:UploadLayerPart",
        ]
        Resource = [for repository in aws_ecr_repository.this : repository.arn]
      },
    ]
  })
}
