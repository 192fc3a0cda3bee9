/** First of all imports: zod otherwise tries `new Function` as schemas are made, which the page's policy forbids and reports. */
import * as z from 'zod/mini';

z.config({ jitless: true });
