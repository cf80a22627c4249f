import { Args, Query, Resolver } from '@nestjs/graphql';
import { toConnection, type Connection } from '../../api/connections/connection.js';
import { openPage } from '../../api/connections/page.js';
import { Context, Viewer } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import type { Principal } from '../../platform/auth/principal.js';
import { CertificatesService } from './certificates.service.js';
import { ExpiringCertificatesArgs } from './inputs/expiring-certificates.args.js';
import { Certificate, CertificateConnection, toCertificate } from './models/certificate.model.js';

@Resolver()
export class CertificatesResolver {
  constructor(private readonly certificates: CertificatesService) {}

  @Query(() => CertificateConnection, {
    description:
      'Certificates about to expire that were not renewed yet, the next one first: HR and executives see everybody’s, others their own and those of the people in teams that they lead.',
  })
  async expiringCertificates(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args() args: ExpiringCertificatesArgs,
  ): Promise<Connection<Certificate>> {
    const page = openPage(context, args, ['day', 'id']);
    const question = { withinDays: args.withinDays, department: args.department ?? null };
    const { rows, count } = await this.certificates.expiring(viewer, question, page);
    return toConnection(page, rows, {
      cursor: ({ expiresOn, id }) => [expiresOn, id],
      node: toCertificate,
      count,
    });
  }
}
