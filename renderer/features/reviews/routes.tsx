import type { RouteObject } from 'react-router';
import '../../components/object-form.css';
import './reviews.css';
import { CampaignPage } from './CampaignPage.tsx';
import { ReviewsPage } from './ReviewsPage.tsx';

/** `/reviews`, `/reviews/<campaign>/<candidate of a role>`. */
export const routes: RouteObject[] = [
  { path: 'reviews', element: <ReviewsPage /> },
  { path: 'reviews/:campaign/*', element: <CampaignPage /> },
];
