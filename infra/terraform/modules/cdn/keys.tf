# why a map and create_before_destroy: a key that a group uses cannot be removed, and one cannot be changed. So a rotation adds a
# name, and removes the old one when the cookies that it signed have ended.
resource "aws_cloudfront_public_key" "this" {
  for_each = var.public_keys

  name_prefix = "${var.name}-${each.key}-"
  comment     = "Playback cookies of ${var.name}"
  encoded_key = each.value

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudfront_key_group" "this" {
  name    = "${var.name}-playback"
  comment = "Playback cookies of ${var.name}"
  items   = [for key in aws_cloudfront_public_key.this : key.id]
}
