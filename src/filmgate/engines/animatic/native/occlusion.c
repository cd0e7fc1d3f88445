/* How open to the light each pixel is: darkness in corners and where things touch. From the depths of the picture
 * alone, at a quarter of its size; after McGuire, Osman, Bukowski and Hennessy 2011, "The Alchemy screen-space ambient
 * obscurance algorithm". */
#include <string.h>

#include "mesh.h"

enum { TAPS = 10, LESS = 4 };

/* Depths of every fourth pixel, in both directions. */
API void fg_small_depth(const float *depth, int W, int w, float *small, int y0, int y1) {
  for (int y = y0; y < y1; y++)
    for (int x = 0; x < w; x++) small[(ptrdiff_t)y * w + x] = minf(depth[(ptrdiff_t)(LESS * y) * W + LESS * x], 1e6f);
}

/* The smaller of two differences: across an edge there is no slope. */
static inline float gentler(float a, float b) { return fabsf(a) < fabsf(b) ? a : b; }

/* One row. Taps lie on a spiral that is turned by the place in each block of 4 x 4 pixels; ring: of the row. */
PASS gather_row(const float *restrict z, int w, int h, int x0, int x1, int y, float focal, float cx, float cy,
                float radius, const float *restrict ring, float *restrict out) {
  const float r2 = radius * radius, ifocal = 1.f / focal, v = (y - cy) * ifocal;
  const int up = y > 0 ? w : 0, down = y < h - 1 ? w : 0;
  const float *restrict row = z + (ptrdiff_t)y * w;
  const float top = (float)(h - 1), right = (float)(w - 1);
  EACH (int x = x0; x < x1; x++) {
    int left = x > 0 ? 1 : 0, next = x < w - 1 ? 1 : 0;
    float d = row[x], u = (x - cx) * ifocal;
    float dx = gentler(row[x + next] - d, d - row[x - left]), dy = gentler(row[x + down] - d, d - row[x - up]);
    /* the tangents of the surface in view space; their cross product, towards the eye */
    float ax = d * ifocal + u * dx, ay = v * dx, az = dx, bx = u * dy, by = d * ifocal + v * dy, bz = dy;
    float nx = ay * bz - az * by, ny = az * bx - ax * bz, nz = ax * by - ay * bx;
    float il = -1.f / sqrtf(nx * nx + ny * ny + nz * nz + 1e-20f);
    nx *= il; ny *= il; nz *= il;
    float reach = clampf(radius * focal / d, 0.f, 45.f), sum = 0.f, bias = .012f * radius + .0022f * d;
    const int turn = 2 * TAPS * (x & 3);
#pragma GCC unroll 10
    for (int k = 0; k < TAPS; k++) {
      float px = clampf(x + ring[turn + 2 * k] * reach, 0.f, right), py = clampf(y + ring[turn + 2 * k + 1] * reach, 0.f, top);
      int i = (int)(px + .5f), j = (int)(py + .5f);
      float q = z[j * w + i], vx = (i - cx) * ifocal * q - u * d, vy = (j - cy) * ifocal * q - v * d, vz = q - d;
      float vv = vx * vx + vy * vy + vz * vz, vn = vx * nx + vy * ny + vz * nz - bias;
      float f = maxf(1.f - vv / r2, 0.f);
      sum += f * f * maxf(vn, 0.f) / sqrtf(vv + 1e-4f * r2);
    }
    sum = reach < 1.f ? 0.f : sum;
    out[x] = sum * (1.f / TAPS);
  }
}

/* Rows y0..y1 of `out`, [h][w], a quarter of the frame's size: obscurance, 0 where open. ring: [16][TAPS][2] places of
 * taps. box: the columns and the rows (first, end) that a mesh can reach; elsewhere it is open. */
API void fg_obscure(const Camera *cam, const float *small, int w, int h, float radius, const float *ring,
                    const int32_t *box, float *out, int y0, int y1) {
  for (int y = y0; y < y1; y++) {
    float *row = out + (ptrdiff_t)y * w;
    memset(row, 0, (size_t)w * sizeof(float));
    if (y < box[2] || y >= box[3]) continue;
    gather_row(small, w, h, box[0], box[1], y, cam->focal / LESS, cam->cx / LESS, cam->cy / LESS, radius,
               ring + 8 * TAPS * (y & 3), row);
  }
}

/* Mean of 4 pixels in a row or in a column, `step` apart, of those at about the same depth. */
PASS blend(const float *restrict in, const float *restrict z, const int *restrict from, int w, float *restrict out) {
  EACH (int x = 0; x < w; x++) {
    float d = z[x], near = .04f * d + .02f, sum = 0.f, all = 1e-6f;
    for (int k = 0; k < 4; k++) {
      float share = fabsf(z[x + from[k]] - d) < near ? 1.f : 0.f;
      sum += in[x + from[k]] * share;
      all += share;
    }
    out[x] = sum / all;
  }
}

/* The pattern of the taps is smoothed away; what is left becomes openness, 1 where nothing is near. */
API void fg_obscure_soften(const float *in, const float *small, int w, int h, float strength, float *scratch, float *out,
                           int y0, int y1) {
  for (int y = y0; y < y1; y++) {
    int from[4];
    for (int k = 0; k < 4; k++) from[k] = (mini(maxi(y + k - 1, 0), h - 1) - y) * w;
    ptrdiff_t row = (ptrdiff_t)y * w;
    float *mid = scratch + row;
    blend(in + row, small + row, from, w, mid);
    const int beside[4] = {-1, 0, 1, 2};
    memcpy(out + row, mid, (size_t)w * sizeof(float));
    if (w > 4) blend(mid + 1, small + row + 1, beside, w - 3, out + row + 1);
    for (int x = 0; x < w; x++) out[row + x] = maxf(1.f - strength * out[row + x], 0.f);
  }
}

PASS pick(const float *restrict share, const float *restrict z, int w, int h, int n, const int32_t *restrict x, int y,
          const float *restrict depth, float *restrict out) {
  const int j0 = mini(y / LESS, h - 1), j1 = mini(j0 + 1, h - 1);
  const float v = (float)(y - LESS * j0) / LESS;
  EACH (int i = 0; i < n; i++) {
    int i0 = mini(x[i] / LESS, w - 1), i1 = mini(i0 + 1, w - 1);
    int a = j0 * w + i0, b = j0 * w + i1, c = j1 * w + i0, d = j1 * w + i1;
    float tight = 40.f / depth[i], u = (float)(x[i] - LESS * i0) / LESS, sum = 0.f, all = 0.f, k;
    k = (1.02f - u) * (1.02f - v) / (fabsf(z[a] - depth[i]) * tight + .05f); sum += share[a] * k; all += k;
    k = (.02f + u) * (1.02f - v) / (fabsf(z[b] - depth[i]) * tight + .05f); sum += share[b] * k; all += k;
    k = (1.02f - u) * (.02f + v) / (fabsf(z[c] - depth[i]) * tight + .05f); sum += share[c] * k; all += k;
    k = (.02f + u) * (.02f + v) / (fabsf(z[d] - depth[i]) * tight + .05f); sum += share[d] * k; all += k;
    out[i] = minf(sum / all, 1.f);
  }
}

void openness(const Openness *small, int n, const int32_t *x, int y, const float *depth, float *out) {
  if (small->share) pick(small->share, small->depth, small->width, small->height, n, x, y, depth, out);
  else
    for (int i = 0; i < n; i++) out[i] = 1.f;
}

PASS darken(int n, const float *restrict open, const float *restrict sun, float *restrict R, float *restrict G,
            float *restrict B) {
  EACH (int i = 0; i < n; i++) {
    float k = mixf(open[i], 1.f, sun[i]);
    R[i] *= k; G[i] *= k; B[i] *= k;
  }
}

/* Whether n pixels of row y from x on are all open. */
static int is_open(const Openness *small, int x, int n, int y) {
  int w = small->width, from = mini(x / LESS, w - 1), to = mini((x + n - 1) / LESS + 1, w - 1);
  for (int j = y / LESS; j <= y / LESS + 1; j++) {
    const float *row = small->share + (ptrdiff_t)mini(j, small->height - 1) * w;
    float least = 1.f;
    for (int i = from; i <= to; i++) least = minf(least, row[i]);
    if (least < 1.f) return 0;
  }
  return 1;
}

/* The ground lies in the same corners; sunlight, which is the part `direct` of its light, is left. */
API void fg_obscure_ground(const Camera *cam, const Openness *small, float direct, const float *depth,
                           const uint8_t *mat, float *col, int y0, int y1) {
  int W = cam->width;
  ptrdiff_t plane = (ptrdiff_t)W * cam->height;
  float open[CHUNK], keep[CHUNK];
  int32_t x[CHUNK];
  for (int y = y0; y < y1; y++)
    for (int x0 = 0; x0 < W; x0 += CHUNK) {
      int n = mini(CHUNK, W - x0);
      ptrdiff_t row = (ptrdiff_t)y * W + x0;
      if (is_open(small, x0, n, y) || !memchr(mat + row, GROUND, (size_t)n)) continue;
      for (int i = 0; i < n; i++) { x[i] = x0 + i; keep[i] = mat[row + i] == GROUND ? direct : 1.f; }
      openness(small, n, x, y, depth + row, open);
      darken(n, open, keep, col + row, col + plane + row, col + 2 * plane + row);
    }
}
