// The bucket of a stack: private, encrypted, behind TLS, versioned, with access logs, and what expires in it.
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  CfnBucket,
  type IBucket,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Chosen } from './props.ts';

const PRIVATE: BucketProps = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  enforceSSL: true,
  encryption: BucketEncryption.S3_MANAGED,
  removalPolicy: RemovalPolicy.RETAIN,
};

/** Makes the bucket and the one of its access logs. Both stay when the stack is deleted. */
export const reportsBucket = (
  scope: Construct,
  { runDays, versionDays }: Pick<Chosen, 'runDays' | 'versionDays'>,
): IBucket => {
  const accessLogs = new Bucket(scope, 'AccessLogs', {
    ...PRIVATE,
    lifecycleRules: [{ expiration: Duration.days(runDays) }],
  });
  const bucket = new Bucket(scope, 'Bucket', {
    ...PRIVATE,
    versioned: true,
    // The CDK's own class misses its interface under exactOptionalPropertyTypes.
    serverAccessLogsBucket: accessLogs as IBucket,
    lifecycleRules: [
      { prefix: 'runs/', expiration: Duration.days(runDays) },
      {
        noncurrentVersionExpiration: Duration.days(versionDays),
        abortIncompleteMultipartUploadAfter: Duration.days(1),
        expiredObjectDeleteMarker: true,
      },
    ],
  }) as IBucket;
  // `eventBridgeEnabled` would bring a function of the CDK's own with rights on every bucket.
  const cfn = bucket.node.defaultChild;
  if (cfn instanceof CfnBucket) {
    cfn.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
  }
  return bucket;
};
