// CloudFront before `site/`, where a deployment asks for it: the bucket stays private, and nothing else in it can be read.
import { Stack } from 'aws-cdk-lib';
import {
  CachePolicy,
  Distribution,
  HttpVersion,
  ResponseHeadersPolicy,
  S3OriginAccessControl,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

/** Makes the distribution; objects are kept as long as their own Cache-Control says. */
export const siteDistribution = (scope: Construct, bucket: IBucket): Distribution => {
  const control = new S3OriginAccessControl(scope, 'SiteAccess');
  const site = new Distribution(scope, 'Site', {
    defaultRootObject: 'index.html',
    httpVersion: HttpVersion.HTTP2_AND_3,
    defaultBehavior: {
      // The CDK's own way with access control would let CloudFront read the whole bucket.
      origin: S3BucketOrigin.withBucketDefaults(bucket, {
        originPath: '/site',
        originAccessControlId: control.originAccessControlId,
      }),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      // What is published is for programs in browsers, too.
      responseHeadersPolicy: ResponseHeadersPolicy.CORS_ALLOW_ALL_ORIGINS_AND_SECURITY_HEADERS,
    },
    // S3 says 403 of what is not there to whoever may not list.
    errorResponses: [{ httpStatus: 403, responseHttpStatus: 404, responsePagePath: '/index.html' }],
  });
  bucket.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('cloudfront.amazonaws.com')],
      actions: ['s3:GetObject'],
      resources: [bucket.arnForObjects('site/*')],
      conditions: {
        StringEquals: {
          'aws:SourceArn': Stack.of(scope).formatArn({
            service: 'cloudfront',
            region: '',
            resource: 'distribution',
            resourceName: site.distributionId,
          }),
        },
      },
    }),
  );
  acknowledge(site, 'CFR1', 'Reports are for readers everywhere.');
  acknowledge(site, 'CFR2', 'Static files without input; a firewall costs more than all the rest.');
  acknowledge(
    site,
    'CFR3',
    'Readers leave no trace on purpose; what CloudFront fetches is in the access log of the bucket.',
  );
  acknowledge(site, 'CFR4', "CloudFront's own certificate, which stands for its own domain, fixes the oldest TLS.");
  return site;
};
