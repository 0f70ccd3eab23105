# why no header, cookie or query in the key: an object is the same for all, and cookies only open it. why without Accept-Encoding:
# playlists are stored packed, and any player takes them so.
resource "aws_cloudfront_cache_policy" "this" {
  name        = "${var.name}-media"
  comment     = "For as long as the object itself says"
  min_ttl     = 0
  default_ttl = 60
  max_ttl     = 31536000

  parameters_in_cache_key_and_forwarded_to_origin {
    enable_accept_encoding_brotli = false
    enable_accept_encoding_gzip   = false

    headers_config {
      header_behavior = "none"
    }
    cookies_config {
      cookie_behavior = "none"
    }
    query_strings_config {
      query_string_behavior = "none"
    }
  }
}

# The answers of the local edge (EdgeCors): each allowed origin by its name, since players send cookies.
resource "aws_cloudfront_response_headers_policy" "this" {
  name    = "${var.name}-media"
  comment = "Lets the apps play with cookies"

  cors_config {
    access_control_allow_credentials = true
    access_control_max_age_sec       = 600
    # why: S3 knows these origins for uploads alone
    origin_override = true

    access_control_allow_origins {
      items = var.app_origins
    }
    access_control_allow_methods {
      items = ["GET", "HEAD", "OPTIONS"]
    }
    access_control_allow_headers {
      items = ["Range"]
    }
    access_control_expose_headers {
      items = ["Age", "Content-Length", "Content-Range", "Date", "ETag", "X-Cache"]
    }
  }

  security_headers_config {
    content_type_options {
      override = true
    }
    strict_transport_security {
      access_control_max_age_sec = 31536000
      include_subdomains         = false
      override                   = true
    }
  }
}
