# Backups that do not go with the database: RDS's own end with the instance that they are of.
resource "aws_backup_vault" "this" {
  name        = var.name
  kms_key_arn = var.key_arn
  tags        = var.tags
}

# why: who gets hold of a role must not be able to remove what a restore needs
resource "aws_backup_vault_lock_configuration" "this" {
  backup_vault_name  = aws_backup_vault.this.name
  min_retention_days = 14
}

resource "aws_backup_plan" "this" {
  name = var.name
  tags = var.tags

  rule {
    rule_name         = "daily"
    target_vault_name = aws_backup_vault.this.name
    # why an hour after RDS's own window: they would wait for each other
    schedule = "cron(0 4 * * ? *)"

    lifecycle {
      delete_after = var.days
    }
  }
}

resource "aws_backup_selection" "this" {
  name         = var.name
  plan_id      = aws_backup_plan.this.id
  iam_role_arn = aws_iam_role.this.arn
  resources    = [var.db]
}

resource "aws_iam_role" "this" {
  name = "${var.name}-backup"
  tags = var.tags
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "backup.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy_attachment" "this" {
  for_each = toset(["Backup", "Restores"])

  role       = aws_iam_role.this.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyFor${each.key}"
}
