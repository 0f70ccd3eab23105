resource "aws_cloudfront_origin_access_control" "this" {
  name                              = "${var.name}-media"
  description                       = "Signs what the CDN asks of the bucket"
  origin_access_control_origin_type = "s3"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}

resource "aws_cloudfront_distribution" "this" {
  comment         = var.name
  enabled         = true
  is_ipv6_enabled = true
  http_version    = "http2and3"
  aliases         = var.aliases

  origin {
    origin_id                = "media"
    domain_name              = var.media.regional_domain
    origin_access_control_id = aws_cloudfront_origin_access_control.this.id

    # why: all locations ask S3 through one, so a segment is read once, and many viewers of a new video are one request
    origin_shield {
      enabled              = true
      origin_shield_region = var.shield_region
    }
  }

  # why the one behaviour: whatever is added later would have to ask for a signature too
  default_cache_behavior {
    target_origin_id           = "media"
    viewer_protocol_policy     = "https-only" # why no redirect: the request before it would have shown the cookies
    allowed_methods            = ["GET", "HEAD", "OPTIONS"]
    cached_methods             = ["GET", "HEAD"]
    trusted_key_groups         = [aws_cloudfront_key_group.this.id]
    cache_policy_id            = aws_cloudfront_cache_policy.this.id
    response_headers_policy_id = aws_cloudfront_response_headers_policy.this.id
    compress                   = false # why: playlists are stored packed, and segments do not get smaller
  }

  # why a second: a player asks for what will be there soon, and an error that is kept would hide it
  dynamic "custom_error_response" {
    for_each = [403, 404, 500, 502, 503, 504]

    content {
      error_code            = custom_error_response.value
      error_caching_min_ttl = 1
    }
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  viewer_certificate {
    acm_certificate_arn      = var.certificate_arn
    ssl_support_method       = "sni-only"
    minimum_protocol_version = "TLSv1.2_2021"
  }

  tags = merge(var.tags, { Name = var.name })
}

# why us-east-1: CloudFront's logs are delivered from there. why not the older kind: it needs ACLs in the bucket.
resource "aws_cloudwatch_log_delivery_source" "this" {
  provider = aws.us_east_1

  name         = "${var.name}-cdn"
  log_type     = "ACCESS_LOGS"
  resource_arn = aws_cloudfront_distribution.this.arn
  tags         = var.tags
}

resource "aws_cloudwatch_log_delivery_destination" "this" {
  provider = aws.us_east_1

  name          = "${var.name}-cdn"
  output_format = "json"
  tags          = var.tags

  delivery_destination_configuration {
    destination_resource_arn = "arn:aws:s3:::${var.log_bucket}/cdn"
  }
}

resource "aws_cloudwatch_log_delivery" "this" {
  provider = aws.us_east_1

  delivery_source_name     = aws_cloudwatch_log_delivery_source.this.name
  delivery_destination_arn = aws_cloudwatch_log_delivery_destination.this.arn
  tags                     = var.tags
}
