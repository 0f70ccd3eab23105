resource "aws_ecr_repository" "this" {
  for_each = toset(["api-gateway", "video-service", "upload-service", "transcode-worker"])

  name                 = "millrace/${each.key}"
  image_tag_mutability = "IMMUTABLE"
  tags                 = merge(local.tags, { Name = "millrace/${each.key}" })

  image_scanning_configuration {
    scan_on_push = true
  }

  encryption_configuration {
    encryption_type = "KMS"
  }
}

# why by number and not by age: what runs was perhaps pushed long ago
resource "aws_ecr_lifecycle_policy" "this" {
  for_each = aws_ecr_repository.this

  repository = each.value.name
  policy = jsonencode({ rules = [{
    rulePriority = 1
    description  = "The latest 200 images"
    selection    = { tagStatus = "any", countType = "imageCountMoreThan", countNumber = 200 }
    action       = { type = "expire" }
  }] })
}
