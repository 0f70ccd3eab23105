# What is left when the database's region is lost.
resource "aws_kms_key" "region" {
  count = var.region == null ? 0 : 1

  region                  = var.region
  description             = "${var.name}: backups of the database from its own region"
  enable_key_rotation     = true
  deletion_window_in_days = 30
  tags                    = merge(var.tags, { Name = "${var.name}-backup" })
}

resource "aws_db_instance_automated_backups_replication" "this" {
  count = var.region == null ? 0 : 1

  region                 = var.region
  source_db_instance_arn = var.db
  kms_key_id             = aws_kms_key.region[0].arn
  retention_period       = 14
}
