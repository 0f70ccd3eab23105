SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#api',
  deepLinking: true,
  persistAuthorization: false, // a token is not kept in the browser
  tryItOutEnabled: true,
  validatorUrl: null // no other host learns of this page
});
