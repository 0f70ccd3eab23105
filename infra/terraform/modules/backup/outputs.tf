output "vault" {
  description = "Name of the vault with the daily backups."
  value       = aws_backup_vault.this.name
}
