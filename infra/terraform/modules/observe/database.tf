locals {
  # GiB by class, of which RDS sends no series. Connections: PostgreSQL on RDS allows memory / 9,531,392 bytes.
  memory_gib = {
    "db.t4g.small" = 2, "db.t4g.medium" = 4, "db.t4g.large" = 8
    "db.m7g.large" = 8, "db.m7g.xlarge" = 16
    "db.r7g.large" = 16, "db.r7g.xlarge" = 32, "db.r7g.2xlarge" = 64
  }
  memory_bytes = local.memory_gib[var.database.class] * 1073741824
  connections  = min(5000, floor(local.memory_bytes / 9531392))

  # what each is, its series, its bound, and on which side of it there is trouble
  of_database = merge({
    cpu         = { what = "its processors are busy to more than 80 %", name = "CPUUtilization", threshold = 80, side = "Greater" }
    memory      = { what = "less than a tenth of its memory is free", name = "FreeableMemory", threshold = local.memory_bytes / 10, side = "Less" }
    connections = { what = "more than 80 % of its connections are taken", name = "DatabaseConnections", threshold = floor(local.connections * 0.8), side = "Greater" }
    # why of what it starts with: RDS adds space by itself below a tenth
    storage = { what = "less than a fifth of its storage is free", name = "FreeStorageSpace", threshold = var.database.storage_gib * 1073741824 / 5, side = "Less" }
    }, startswith(var.database.class, "db.t") ? {
    credits = { what = "its processor credits are nearly used up", name = "CPUCreditBalance", threshold = 50, side = "Less" }
  } : {})

  database = { for key, one in local.of_database : "database-${key}" => {
    runbook = "database"
    level   = "page"
    what    = "database: ${one.what}, for 15 minutes"
    series = { value = {
      namespace  = "AWS/RDS"
      name       = one.name
      stat       = one.side == "Greater" ? "Maximum" : "Minimum"
      dimensions = { DBInstanceIdentifier = var.database.identifier }
    } }
    threshold  = one.threshold
    comparison = "${one.side}ThanThreshold"
    period     = 300
    periods    = 3
  } }
}

# A failover is no series.
resource "aws_db_event_subscription" "database" {
  name             = "${var.name}-database"
  sns_topic        = aws_sns_topic.this["ticket"].arn
  source_type      = "db-instance"
  source_ids       = [var.database.identifier]
  event_categories = ["failover", "failure", "low storage", "recovery"]
  tags             = var.tags

  depends_on = [aws_sns_topic_policy.this]
}
